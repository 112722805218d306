package dev.precis.draft;

class AnthropicContractTest extends ProviderContract {
    AnthropicContractTest() {
        super(Wire.ANTHROPIC);
    }
}
