@Network(input = {4}) record Net(@Units(2) Dense logits) {}
