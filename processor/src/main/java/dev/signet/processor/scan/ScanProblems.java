package dev.signet.processor.scan;

import dev.signet.processor.diag.Kind;
import java.util.List;

/** What can be wrong with types: records that cannot be networks, classes that cannot be chosen. */
public final class ScanProblems {
  private ScanProblems() {}

  static final Kind NOT_A_RECORD =
      Kind.error(
          "NotARecord",
          "Networks and blocks are records; their components are the layers.",
          "Write a record and make its layers the components.");
  static final Kind PRIVATE_RECORD =
      Kind.error(
          "PrivateRecord",
          "Generated code stands beside the record and must be able to see it.",
          "Take the word private away.");
  static final Kind GENERIC_RECORD =
      Kind.error(
          "GenericRecord",
          "A network or block is one declaration and has no type parameters.",
          "Take the type parameters away; declare one record per variant.");
  static final Kind NOT_A_LAYER =
      Kind.error(
          "NotALayer",
          "The type of a component is a layer of the language, a class that implements Activation,"
              + " or a block.",
          "Name a layer of dev.signet.dsl, a class that implements Activation, or a record"
              + " with @Sequential, @Residual, @DenselyConnected or @Sum.");
  static final Kind NETWORK_AS_BLOCK =
      Kind.error(
          "NetworkAsBlock",
          "A network is a whole and cannot be a layer of another.",
          "Move what both networks need into a block.");
  static final Kind SEVERAL_JOINS =
      Kind.error(
          "SeveralJoins",
          "A block says once how it joins: Sequential, Residual, DenselyConnected or Sum. A network"
              + " is the sequence of its layers and says nothing.",
          "Keep one of the annotations; take it away from a network.");
  static final Kind NOT_PUBLIC =
      Kind.error(
          "ChoiceNotPublic",
          "Generated code makes the class and must be able to see it.",
          "Make the class, and the classes around it, public.");
  static final Kind NOT_STATIC =
      Kind.error(
          "ChoiceNotStatic",
          "An inner class cannot be made without an outer object.",
          "Make the class static, or move it into a file of its own.");
  static final Kind ABSTRACT =
      Kind.error(
          "ChoiceAbstract",
          "Generated code makes one object of the exact class.",
          "Name a class that is not abstract.");
  static final Kind NO_CONSTRUCTOR =
      Kind.error(
          "ChoiceConstructor",
          "Generated code calls the public constructor without parameters.",
          "Add a public constructor without parameters; where the class needs numbers, write"
              + " a subclass whose constructor passes them.");
  static final Kind WRONG_ROLE =
      Kind.error(
          "WrongRole",
          "@Role of an estimator says whether it is for inputs or for weights; one that reads"
              + " chance is for inputs.",
          "Choose the estimator in the other slot, or another estimator here.");
  static final Kind ALPHABET =
      Kind.error(
          "UnsupportedAlphabet",
          "Weights are -1 and +1, inputs two to sixteen values at one distance; or real values where the"
              + " class has no @Alphabet. There is a threshold for every level but the first or, where"
              + " they are learned or unknown, none.",
          "Space the levels evenly, choose an estimator with @Alphabet(levels = {-1, 1}), or one without"
              + " for real values.");
  static final Kind STATISTICS_OF_INPUTS =
      Kind.error(
          "StatisticsOfInputs",
          "Filter statistics belong to weights; the input of a layer has no filters.",
          "Choose the estimator for weights, or another one here.");
  static final Kind LEARNED =
      Kind.error(
          "LearnedShape",
          "Learned numbers of estimators, scalings and activations are one per channel or a single"
              + " one; names are distinct lower camel case identifiers.",
          "Give every @Learned a name of its own, a finite first value, and leave its shape"
              + " out.");
  static final Kind WINDOW =
      Kind.error(
          "ZeroOutsideBound",
          "The bound of @ZeroOutside is a positive number.",
          "State the absolute value beyond which the derivative is 0.");

  static final Kind COUPLING =
      Kind.error(
          "CouplingMismatch",
          "@Couples names a binary estimator of which the other is the mean over its thresholds. Both"
              + " state their thresholds and learn nothing; the binary one's values are the least and"
              + " the greatest of the other, its threshold the mean of the other's.",
          "State the thresholds in @Alphabet, name another binary estimator, or take @Couples away.");

  static final Kind RANGE =
      Kind.error(
          "RangeBounds",
          "The bounds of @Range are numbers, the smaller one first.",
          "State the smallest and the greatest value that the activation can put out.");

  static final Kind UNKNOWN_CODE =
      Kind.error(
          "UnknownCode",
          "@Allow names codes of warnings.",
          "Copy the code from the message in question; what cannot work cannot be allowed.");

  static final Kind NAME_TAKEN =
      Kind.error(
          "NameTaken",
          "Generated classes are named after the network; these must be free.",
          "Rename your class or the network.");

  static final Kind NO_RUNTIME =
      Kind.error(
          "NoRuntime",
          "Generated code needs the inference runtime on the class path.",
          "Add signet-inference to the dependencies.");

  /** All of them, for the page of errors. */
  public static List<Kind> all() {
    return List.of(
        NOT_A_RECORD,
        PRIVATE_RECORD,
        GENERIC_RECORD,
        NOT_A_LAYER,
        NETWORK_AS_BLOCK,
        SEVERAL_JOINS,
        NOT_PUBLIC,
        NOT_STATIC,
        ABSTRACT,
        NO_CONSTRUCTOR,
        WRONG_ROLE,
        ALPHABET,
        STATISTICS_OF_INPUTS,
        LEARNED,
        WINDOW,
        COUPLING,
        RANGE,
        UNKNOWN_CODE,
        NAME_TAKEN,
        NO_RUNTIME);
  }
}
