namespace Goldthread.Kernel.Values;

/// <summary>What is said to the person who gave a number that cannot be one. None repeats the number: faults end up in logs.</summary>
internal static class NhsNumberFaults
{
    public static Fault Missing { get; } = Invalid("Enter an NHS number.");

    public static Fault Grouping { get; } = Invalid("Write an NHS number as 999 000 0018, or without any spaces.");

    public static Fault Repeated { get; } = Invalid("An NHS number is never the same digit ten times.");

    public static Fault NeverIssued { get; } = Invalid("No NHS number starts with these nine digits. Check each digit.");

    public static Fault LastDigit { get; } =
        Invalid("The last digit does not fit the other nine. Check for a wrong digit, or two digits the wrong way round.");

    public static Fault NotADigit(int position) => Invalid($"An NHS number has only digits. Character {position} is not a digit.");

    public static Fault Length(int digits) =>
        Invalid($"An NHS number has 10 digits. This has {digits}, which is too {(digits < 10 ? "short" : "long")}.");

    private static Fault Invalid(string words) => new(FaultKind.Invalid, words);
}
