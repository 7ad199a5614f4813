package dev.signet.processor.plan;

import dev.signet.processor.graph.ClassRef;
import java.util.List;

/** Names of the classes that generated code calls. */
public final class Runtime {
  private Runtime() {}

  public static final ClassRef SITE = dsl("Site");
  public static final ClassRef ENCODER = dsl("Encoder");
  public static final ClassRef FILTER_SHAPE = dsl("FilterShape");

  public static final ClassRef PACKED_MODEL = inference("", "PackedModel");
  public static final ClassRef COST_SHEET = inference("", "CostSheet");
  public static final ClassRef PASS = inference("", "Pass");
  public static final ClassRef PACKED_PASS = inference("", "PackedPass");
  public static final ClassRef SLICE = inference(".split", "Slice");
  public static final ClassRef MODEL_FILE = inference(".file", "ModelFile");
  public static final ClassRef MODEL_SPEC = inference(".file", "ModelSpec");
  public static final ClassRef CONV_SHAPE = inference(".kernel", "ConvShape");
  public static final ClassRef BINARY_CONVOLUTION = inference(".kernel", "BinaryConvolution");
  public static final ClassRef FLOAT_CONVOLUTION = inference(".kernel", "FloatConvolution");
  public static final ClassRef FLOAT_FILTERS = inference(".kernel", "FloatFilters");
  public static final ClassRef WORKSPACE = inference(".kernel", "Workspace");
  public static final ClassRef THRESHOLDS = inference(".kernel", "Thresholds");
  public static final ClassRef FLOAT_THRESHOLD = inference(".kernel", "FloatThreshold");

  /** Layers of packed inference. */
  public static final ClassRef AFFINE = layer("Affine");

  public static final ClassRef POOLING = layer("Pooling");
  public static final ClassRef PACKING = layer("Packing");
  public static final ClassRef JOINS = layer("Joins");

  public static final ClassRef TRAINER = training("", "Trainer");
  public static final ClassRef DECOUPLING = training("", "Decoupling");
  public static final ClassRef TRAINING = training("", "Training");
  public static final ClassRef INIT = training("", "Init");
  public static final ClassRef PARAMETER = training("", "Parameter");
  public static final ClassRef BINARY_WEIGHTS = training("", "BinaryWeights");
  public static final ClassRef VALUES = training("", "Values");
  public static final ClassRef SHARD = training("", "Shard");
  public static final ClassRef TENSORS = training("", "Tensors");
  public static final ClassRef REFERENCE = training(".evaluate", "Reference");
  public static final ClassRef REPORT_PAGE = training(".report", "ReportPage");

  /** Layers of training. */
  public static final ClassRef TRAINED_CONVOLUTION = training(".layer", "Convolution");

  public static final ClassRef TRAINED_NORM = training(".layer", "BatchNormalization");
  public static final ClassRef TRAINED_POOLING = training(".layer", "Pooling");
  public static final ClassRef TRAINED_JOINS = training(".layer", "Joins");
  public static final ClassRef TRAINED_POSITIONS = training(".layer", "PositionScaling");
  public static final ClassRef TRAINED_DROPOUT = training(".layer", "Dropout");

  private static ClassRef dsl(String name) {
    return new ClassRef("dev.signet.dsl", List.of(name));
  }

  private static ClassRef inference(String room, String name) {
    return new ClassRef("dev.signet.inference" + room, List.of(name));
  }

  private static ClassRef layer(String name) {
    return inference(".layer", name);
  }

  private static ClassRef training(String room, String name) {
    return new ClassRef("dev.signet.training" + room, List.of(name));
  }
}
