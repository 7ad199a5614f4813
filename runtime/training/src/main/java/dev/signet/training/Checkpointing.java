package dev.signet.training;

import dev.signet.training.checkpoint.CheckpointFolder;
import dev.signet.training.checkpoint.CheckpointFolder.Found;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.checkpoint.Snapshot;
import dev.signet.training.listen.Resumption;
import java.util.Optional;

/** The checkpoints of one call of fit; does nothing where none are wanted. */
final class Checkpointing implements AutoCloseable {
  private final Checkpoints setting;
  private final CheckpointFolder folder;
  private final long fit;
  private final RunIdentity identity;
  private final RunState state;

  /**
   * Opens the folder.
   *
   * @param setting null for no checkpoints
   * @param fit which call of fit, from 1
   */
  Checkpointing(Checkpoints setting, long fit, RunIdentity identity, RunState state) {
    this.setting = setting;
    this.fit = fit;
    this.identity = identity;
    this.state = state;
    this.folder = setting == null ? null : CheckpointFolder.open(setting);
  }

  /** Puts network and position where the newest sound checkpoint of this call of fit has them. */
  Optional<Resumption> restore(Position at, int epochs) {
    Optional<Found> found = folder == null ? Optional.empty() : folder.newest(fit);
    return found.map(checkpoint -> {
      identity.check(checkpoint);
      state.load(checkpoint, at, epochs);
      return new Resumption(checkpoint.file(), at.reports, at.step);
    });
  }

  /** Between two steps, where one is due. */
  void between(Position at, long stepsDone, double seconds) {
    if (folder != null && due(at, stepsDone)) {
      write(at, stepsDone, seconds);
    }
  }

  private boolean due(Position at, long stepsDone) {
    boolean bySteps = setting.steps() > 0 && stepsDone % setting.steps() == 0;
    return bySteps || (at.step == 0 && at.reports.size() % setting.epochs() == 0);
  }

  /** Whether due or not. */
  void write(Position at, long stepsDone, double seconds) {
    if (folder != null) {
      Snapshot snapshot = new Snapshot();
      identity.save(snapshot);
      state.save(snapshot, at);
      folder.write(fit, stepsDone, snapshot, at.durations(seconds));
    }
  }

  @Override
  public void close() {
    if (folder != null) {
      folder.close();
    }
  }
}
