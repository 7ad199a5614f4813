package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** What can be wrong with records of layers. */
final class RecordMistakesTest {
  @Test
  void networkIsAClass() {
    expect(
        """
        @Network(input = {4}) §class Net {}
        """,
        "[NotARecord] Net is a class, but networks and blocks are records. Write "
            + "record Net(...) and make its layers the components.");
  }

  @Test
  void blockIsAnInterface() {
    expect(
        """
        @Sequential §interface Block {}
        """,
        "[NotARecord] Block is an interface, but networks and blocks are records. "
            + "Write record Block(...) and make its layers the components.");
  }

  @Test
  void privateRecord() {
    expect(
        """
        class Outer {
          @Network(input = {4}) private §record Net(@Units(10) Dense logits) {}
        }
        """,
        "[PrivateRecord] Net is private, but generated code stands beside it. Take "
            + "the word private away.");
  }

  /** A private type around networks and blocks is one mistake, whatever stands in it or uses it. */
  @Test
  void whatIsInAPrivateRecordIsNoOtherMistake() {
    expect(
        """
        class Outer {
          @Network(input = {1, 8, 8}) private §record Net(
              @Filters(4) Conv stem, Branch branch, GlobalAvgPool average, @Units(10) Dense logits) {
            @Sequential record Branch(@Filters(4) Conv conv, BatchNorm norm) {}
          }
          @Network(input = {1, 8, 8}) record Other(
              @Filters(4) Conv stem, Net.Branch branch, Net.Branch more, GlobalAvgPool average,
              @Units(10) Dense logits) {}
        }
        """,
        "[PrivateRecord] Net is private, but generated code stands beside it. Take "
            + "the word private away.");
  }

  @Test
  void genericRecord() {
    expect(
        """
        @Network(input = {4}) §record Net<T>(@Units(10) Dense logits) {}
        """,
        "[GenericRecord] Net has type parameters, but a network or block is one "
            + "declaration. Take them away.");
  }

  @Test
  void typeParametersThatHideABlock() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record A(@Filters(4) Conv conv) {}
        @Sequential §record B<A>(A inner) {}
        """,
        "[GenericRecord] B has type parameters, but a network or block is one declaration. Take them"
            + " away.");
  }

  @Test
  void emptyNetwork() {
    expect(
        """
        @Network(input = {4}) §record Net() {}
        """,
        "[EmptyRecord] Net has no layers, but needs at least one. Give the record "
            + "components.");
  }

  @Test
  void emptyBlock() {
    expect(
        """
        @Sequential §record Block() {}
        """,
        "[EmptyRecord] Block has no layers, but needs at least one. Give the record "
            + "components.");
  }

  @Test
  void twoJoins() {
    expect(
        """
        @Sequential §@Sum record Block(BatchNorm a, BatchNorm b) {}
        """,
        "[SeveralJoins] Block says @Sequential and @Sum, but a block joins in one "
            + "way. Keep one of them.");
  }

  @Test
  void networkWithJoin() {
    expect(
        """
        @Network(input = {4}) §@Residual record Net(@Units(10) Dense logits) {}
        """,
        "[SeveralJoins] Net is a network and says @Residual, but a network is the "
            + "sequence of its layers. Take @Residual away.");
  }

  @Test
  void networkInsideNetwork() {
    expect(
        """
        @Network(input = {4}) record Net(Other §other, @Units(10) Dense logits) {}
        @Network(input = {4}) record Other(@Units(10) Dense logits) {}
        """,
        "[NetworkAsBlock] Other is a network, but a layer or a block was expected. "
            + "Move what both need into a block.");
  }

  @Test
  void recordWithoutJoin() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Plain §plain,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        record Plain(BatchNorm norm) {}
        """,
        "[NotALayer] Plain is neither a layer nor a block. To make it a block, say "
            + "how it joins: @Sequential, @Residual, @DenselyConnected or @Sum.");
  }

  @Test
  void noLayer() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            String §text,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[NotALayer] String is neither a layer nor a block. Use a layer of "
            + "dev.signet.dsl, a class that implements Activation, or a record with "
            + "@Sequential, @Residual, @DenselyConnected or @Sum.");
  }

  @Test
  void noLayerButNear() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Conf §stem,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        interface Conf {}
        """,
        "[NotALayer] Conf is neither a layer nor a block. Did you mean " + "dev.signet.dsl.Conv?");
  }

  @Test
  void arrayOfLayers() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Conv[] §stem,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[NotALayer] dev.signet.dsl.Conv[] is neither a layer nor a block. Use a "
            + "layer of dev.signet.dsl, a class that implements Activation, or a record "
            + "with @Sequential, @Residual, @DenselyConnected or @Sum.");
  }
}
