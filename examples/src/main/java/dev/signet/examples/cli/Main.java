package dev.signet.examples.cli;

import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.data.DatasetException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What {@code examples/run} starts. Exit status 0; 2 where what the user gave cannot be used. */
@Command(
    name = "examples/run",
    description = "Trains binary networks, packs them into bits and uses them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DigitsCommand.class,
      CifarCommand.class,
      TableCommand.class,
      MismatchCommand.class,
      ClaimsCommand.class,
      SweepCommand.class,
      ReportCommand.class,
      ModelCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  /** Exit status for what the user can put right. */
  static final int WRONG_USE = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setParameterExceptionHandler((e, given) -> refuse(e.getCommandLine(), e.getMessage()));
    line.setExecutionExceptionHandler((e, command, parsed) -> {
      if (e instanceof UserError
          || e instanceof DatasetException
          || e instanceof CheckpointException) {
        return refuse(command, e.getMessage());
      }
      if (e instanceof FileSystemException file) {
        String reason = file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
        return refuse(command, file.getFile() + " cannot be used: " + reason);
      }
      throw e;
    });
    return line;
  }

  private static int refuse(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    String help = command.getParent() == null ? "help" : "help " + command.getCommandName();
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
    err.println("examples/run: " + line + " (See examples/run " + help + ".)");
    err.flush();
    return WRONG_USE;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "No command was given. Try: examples/run digits");
  }
}
