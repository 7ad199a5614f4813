@Network(input = {4}) @Require(maxMacs = 40) record Net(@Units(10) Dense logits) {}
