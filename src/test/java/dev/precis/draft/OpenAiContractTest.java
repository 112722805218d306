package dev.precis.draft;

class OpenAiContractTest extends ProviderContract {
    OpenAiContractTest() {
        super(Wire.OPENAI);
    }
}
