package dev.signet.processor.scan;

import dev.signet.processor.diag.Kind;
import java.util.List;

/** What can be wrong with types: records that cannot be networks, classes that cannot be chosen. */
public final class ScanProblems {
  private ScanProblems() {}

  static final Kind NOT_A_RECORD =
      Kind.error("NotARecord", "Networks and blocks are records; their components are the layers.");
  static final Kind PRIVATE_RECORD =
      Kind.error(
          "PrivateRecord", "Generated code stands beside the record and must be able to see it.");
  static final Kind GENERIC_RECORD =
      Kind.error(
          "GenericRecord", "A network or block is one declaration and has no type parameters.");
  static final Kind LOCAL_RECORD =
      Kind.error("LocalRecord", "A record inside a method has no name that others could use.");
  static final Kind NOT_A_LAYER =
      Kind.error(
          "NotALayer",
          "The type of a component is a layer of the language, a class that implements Activation,"
              + " or a block.");
  static final Kind NETWORK_AS_BLOCK =
      Kind.error("NetworkAsBlock", "A network is a whole and cannot be a layer of another.");
  static final Kind SEVERAL_JOINS =
      Kind.error(
          "SeveralJoins",
          "A block says once how it joins: Sequential, Residual, DenselyConnected or Sum. A network"
              + " is the sequence of its layers and says nothing.");
  static final Kind NOT_PUBLIC =
      Kind.error("ChoiceNotPublic", "Generated code makes the class and must be able to see it.");
  static final Kind NOT_STATIC =
      Kind.error("ChoiceNotStatic", "An inner class cannot be made without an outer object.");
  static final Kind ABSTRACT =
      Kind.error("ChoiceAbstract", "Generated code makes one object of the exact class.");
  static final Kind NO_CONSTRUCTOR =
      Kind.error(
          "ChoiceConstructor", "Generated code calls the public constructor without parameters.");
  static final Kind WRONG_ROLE =
      Kind.error(
          "WrongRole", "@Role of an estimator says whether it is for inputs or for weights.");
  static final Kind ALPHABET =
      Kind.error(
          "UnsupportedAlphabet",
          "Estimators put out -1 and +1, or real values where the class has no @Alphabet.");
  static final Kind STATISTICS_OF_INPUTS =
      Kind.error(
          "StatisticsOfInputs",
          "Filter statistics belong to weights; the input of a layer has no filters.");
  static final Kind LEARNED =
      Kind.error(
          "LearnedShape",
          "Learned numbers of estimators, scalings and activations are one per channel or a single"
              + " one; names are distinct lower camel case identifiers.");
  static final Kind WINDOW =
      Kind.error("ZeroOutsideBound", "The bound of @ZeroOutside is a positive number.");

  static final Kind NAME_TAKEN =
      Kind.error("NameTaken", "Generated classes are named after the network; these must be free.");

  static final Kind NO_RUNTIME =
      Kind.error("NoRuntime", "Generated code needs the inference runtime on the class path.");

  /** All of them, for the page of errors. */
  public static List<Kind> all() {
    return List.of(
        NOT_A_RECORD,
        PRIVATE_RECORD,
        GENERIC_RECORD,
        LOCAL_RECORD,
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
        NAME_TAKEN,
        NO_RUNTIME);
  }
}
