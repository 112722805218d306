package dev.precis.draft;

class OllamaContractTest extends ProviderContract {
    OllamaContractTest() {
        super(Wire.OLLAMA);
    }
}
