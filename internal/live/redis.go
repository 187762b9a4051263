package live

import (
	"fmt"

	"github.com/centrifugal/centrifuge"
)

// useRedis lets several nodes share events and their short history. Redis
// should run without persistence: nothing in it needs to outlive a restart.
func useRedis(node *centrifuge.Node, url string) error {
	shard, err := centrifuge.NewRedisShard(node, centrifuge.RedisShardConfig{Address: url})
	if err != nil {
		return fmt.Errorf("live: connect to Redis: %w", err)
	}
	broker, err := centrifuge.NewRedisBroker(node, centrifuge.RedisBrokerConfig{
		Prefix: "parley", Shards: []*centrifuge.RedisShard{shard},
	})
	if err != nil {
		return fmt.Errorf("live: use Redis: %w", err)
	}
	node.SetBroker(broker)
	return nil
}
