package faults

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"parley/internal/rehearsal"
)

// diskSize is enough to set up, not to vote for long.
const diskSize = "6m"

func TestAFullDiskRefusesVotesAndLosesNone(t *testing.T) {
	beside(t)
	disk := smallDisk(t)
	s := serve(t, "PARLEY_DATA="+disk)
	r := trial{name: "disk full, on SQLite", load: people(s), fault: func(rehearsal.Scene) {
		ballast := filepath.Join(disk, "ballast")
		if err := fill(ballast); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("the disk is not full: %v", err)
		}
		pause()
		if err := os.Remove(ballast); err != nil {
			t.Error(err)
		}
	}}.run(t)
	wantTold(t, r.Told, "unavailable")
	recount(t, "sqlite", filepath.Join(disk, "parley.db"))
}

// smallDisk is a file system of its own in memory. Only root may mount one.
func smallDisk(t *testing.T) string {
	t.Helper()
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size="+diskSize); err != nil {
		t.Skipf("a disk that can be filled needs the right to mount one: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return disk
}

// fill writes a file until there is no space left, not even for a page.
func fill(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	for page := make([]byte, 4096); err == nil; {
		_, err = file.Write(page)
	}
	return err
}
