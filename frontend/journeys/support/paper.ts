/** A policy paper as an organiser has it on the desk, written for these journeys. */
export const paper = `# Water for the valley

The reservoirs of the valley hold half of what they held twenty years ago.[^1] This paper
gathers what the working group proposes.

## Supply

A third of the water is lost between the reservoir and the tap, and nobody can say where.[^2]

### Position

The group holds that leaks are a public matter: what is lost is everybody's.

### Recommendations

- **Repair the network.** Replace the mains that are older than fifty years, the worst
  districts first.
- **Measure every branch.** Publish each month what flows in and what arrives.
- **Name who answers for it.** One office answers for the whole of the network, and says so.

## Price

Households pay the same whether they use little or much.

### Recommendations

1. **Charge by use.** The price rises with the amount.
2. **Keep a free amount.** The first fifty litres a day cost nothing.
3. **Protect the poor.** Nobody is cut off for a debt.

[^1]: Valley Water Board, Annual review, https://example.org/review
[^2]: University of the Valley, Losses in the network, 2024.
`;
