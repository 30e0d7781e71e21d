using Goldthread.Kernel.Values;

namespace Goldthread.DesignSystem.Forms;

/// <summary>
/// A date as it was typed, in three fields; bind it in a page model and show it with <c>nhs-date-input</c>. What was typed stays as it
/// was, also when it is no date.
/// Source of the words: https://service-manual.nhs.uk/design-system/components/date-input#error-messages
/// </summary>
public sealed record DateAnswer
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The day as typed.</summary>
    public string? Day { get; set; }

    /// <summary>The month as typed: "3", "03", "mar" or "March".</summary>
    public string? Month { get; set; }

    /// <summary>The year as typed.</summary>
    public string? Year { get; set; }

    /// <summary>True when nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>The date in its three fields.</summary>
    public static DateAnswer From(DateOnly date) =>
        new() { Day = date.Day.ToString(), Month = date.Month.ToString(), Year = date.Year.ToString() };

    /// <summary>
    /// The date, or the fault to show, whose path is the field that is wrong ("Day", "Month", "Year") or null for the whole date.
    /// </summary>
    /// <param name="name">What the date is, to start a sentence and inside one: "Date of birth" is written "date of birth" there.</param>
    public Outcome<DateOnly> Read(string name)
    {
        var inside = name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
        if (IsEmpty) return new Fault(FaultKind.Invalid, $"Enter the {inside}");
        if (string.IsNullOrWhiteSpace(Day)) return new Fault(FaultKind.Invalid, $"{name} must include a day", nameof(Day));
        if (string.IsNullOrWhiteSpace(Month)) return new Fault(FaultKind.Invalid, $"{name} must include a month", nameof(Month));
        if (string.IsNullOrWhiteSpace(Year)) return new Fault(FaultKind.Invalid, $"{name} must include a year", nameof(Year));
        if (Number(Year, 4) is not { } year || year < 1000) return new Fault(FaultKind.Invalid, "Year must include 4 numbers", nameof(Year));
        if (MonthNumber(Month) is not { } month) return new Fault(FaultKind.Invalid, $"{name} must be a real date", nameof(Month));
        if (Number(Day, 2) is not { } day || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return new Fault(FaultKind.Invalid, $"{name} must be a real date", nameof(Day));
        }

        return new DateOnly(year, month, day);
    }

    private static int? MonthNumber(string text)
    {
        if (Number(text, 2) is { } number) return number is >= 1 and <= 12 ? number : null;
        var word = text.Trim().ToLowerInvariant();
        var index = word.Length >= 3 ? Array.FindIndex(Months, month => word.StartsWith(month, StringComparison.Ordinal)) : -1;
        return index < 0 ? null : index + 1;
    }

    private static int? Number(string text, int most) =>
        text.Trim() is { Length: > 0 } digits && digits.Length <= most && digits.All(char.IsAsciiDigit) ? int.Parse(digits) : null;
}
