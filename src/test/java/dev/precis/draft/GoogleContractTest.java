package dev.precis.draft;

class GoogleContractTest extends ProviderContract {
    GoogleContractTest() {
        super(Wire.GOOGLE);
    }
}
