package dev.precis.draft;

class MistralContractTest extends ProviderContract {
    MistralContractTest() {
        super(Wire.MISTRAL);
    }
}
