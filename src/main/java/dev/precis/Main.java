package dev.precis;

/** Starts the service. */
public final class Main {
    private Main() {}

    /** Reads the settings, builds everything and starts listening. */
    public static void main(String[] arguments) {
        System.out.println("hi");
    }
}
