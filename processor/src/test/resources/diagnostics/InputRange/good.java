@Network(input = {4}, range = {0, 255}) record Net(@Units(10) Dense logits) {}
