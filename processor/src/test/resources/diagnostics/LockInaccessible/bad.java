// javac -Asignet.lock=nowhere/signet.lock
@Network(input = {4}) record Net(@Units(8) Dense logits) {}
