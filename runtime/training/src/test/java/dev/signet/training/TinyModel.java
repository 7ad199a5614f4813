package dev.signet.training;

import dev.signet.inference.CostSheet;
import dev.signet.inference.PackedModel;
import dev.signet.inference.PackedPass;
import dev.signet.inference.Pass;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.BinaryConvolution;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.FloatConvolution;
import dev.signet.inference.kernel.Workspace;
import dev.signet.inference.layer.Affine;
import dev.signet.inference.layer.Packing;
import dev.signet.inference.split.Slice;

/** The packed side of {@link TinyTrainer}, as a processor would write it. */
final class TinyModel extends PackedModel {
  static final int WIDTH = 16;
  static final ModelSpec SPEC =
      ModelSpec.of("test.Tiny", 2, 1, 1, -4, 4, 2, "{\"op\":\"tiny\",\"width\":" + WIDTH + "}");

  private static final FloatConvolution HIDDEN1 = FloatConvolution.of(ConvShape.dense(2, WIDTH));
  private static final ConvShape HIDDEN2 = ConvShape.dense(WIDTH, WIDTH);
  private static final FloatConvolution LOGITS = FloatConvolution.of(ConvShape.dense(WIDTH, 2));
  private static final BinaryConvolution KERNEL = BinaryConvolution.of(HIDDEN2);

  private final ModelFile file;
  private final long[] prepared;

  TinyModel(ModelFile file) {
    super(SPEC, file);
    this.file = file;
    this.prepared = KERNEL.prepare(file.longs("hidden2.weights", WIDTH, 1, 1, 1));
  }

  @Override
  public CostSheet costSheet() {
    return CostSheet.parse(
        "{\"network\":\"example.Tiny\",\"path\":\"total\",\"nominal\":{},\"executed\":{}}");
  }

  @Override
  protected Pass newPass(Slice slice) {
    return new OnePass(slice);
  }

  private final class OnePass extends PackedPass {
    private final float[] input = slice.floats(2);
    private final float[] values = slice.floats(WIDTH);
    private final long[] bits = slice.longs(1);
    private final Workspace scratch = Workspace.of(KERNEL);

    OnePass(Slice slice) {
      super(slice);
    }

    @Override
    public void run(float[] raw, float[] logits) {
      Affine.forward(
          raw, file.floats("input.scale", 2), file.floats("input.shift", 2), 1, 1, input, slice);
      HIDDEN1.forward(
          input,
          HIDDEN1.prepareSigns(file.longs("hidden1.weights", WIDTH, 1, 1, 1)),
          file.floats("hidden1.scale", WIDTH),
          file.floats("hidden1.shift", WIDTH),
          null,
          values,
          new float[HIDDEN1.scratch()],
          slice);
      Packing.pack(values, 1, 1, WIDTH, new float[WIDTH], bits, slice);
      KERNEL.toFloats(
          bits,
          prepared,
          file.floats("hidden2.scale", WIDTH),
          file.floats("hidden2.shift", WIDTH),
          null,
          values,
          scratch,
          slice);
      LOGITS.forward(
          values,
          LOGITS.prepare(
              file.floats("logits.weights", 1, 1, WIDTH, 2), file.floats("logits.bias", 2)),
          null,
          null,
          null,
          logits,
          new float[LOGITS.scratch()],
          slice);
    }
  }
}
