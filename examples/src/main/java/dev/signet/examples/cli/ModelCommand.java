package dev.signet.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with a model's file. */
@Command(
    name = "model",
    description = "Looks at the file of a frozen model.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyCommand.class, InfoCommand.class, RedactCommand.class})
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "No command was given. Try: examples/run model info FILE");
  }
}
