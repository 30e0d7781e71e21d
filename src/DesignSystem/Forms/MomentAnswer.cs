using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.DesignSystem.Forms;

/// <summary>
/// A day and a time as they were typed, by the clock in London: "2:15pm", "14:15", "9am". On the night when the clocks go back a time may say which of the two it
/// is: "1:30am BST" is the first, "1:30am GMT" the second. What was typed stays as it was.
/// </summary>
public sealed partial record MomentAnswer
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day.</summary>
    public DateAnswer Date { get; set; } = new();

    /// <summary>The time.</summary>
    public string? Time { get; set; }

    /// <summary>True when nothing was typed.</summary>
    public bool IsEmpty => Date.IsEmpty && string.IsNullOrWhiteSpace(Time);

    /// <summary>A moment in its fields, to the minute.</summary>
    public static MomentAnswer From(DateTimeOffset moment)
    {
        var local = Dates.InLondon(moment);
        var which = London.IsAmbiguousTime(local.DateTime) ? local.Offset == TimeSpan.Zero ? " GMT" : " BST" : "";
        return new MomentAnswer { Date = DateAnswer.From(Dates.DayInLondon(moment)), Time = local.ToString("HH:mm", CultureInfo.InvariantCulture) + which };
    }

    /// <summary>The moment, or the fault to show, whose path is "Time" or "Date", with what follows it in <see cref="DateAnswer.Read"/>.</summary>
    /// <param name="name">What it is, to start a sentence and inside one.</param>
    public Outcome<DateTimeOffset> Read(string name)
    {
        var day = Date.Read(name);
        if (!day.Succeeded)
        {
            return day.Fault with { Path = day.Fault.Path is { } part ? "Date." + part : "Date" };
        }

        if (string.IsNullOrWhiteSpace(Time))
        {
            return new Fault(FaultKind.Invalid, "Enter a time, like 2:15pm or 14:15", nameof(Time));
        }

        var match = Clock().Match(Time.Trim());
        if (!match.Success)
        {
            return NotATime();
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var second = match.Groups["second"].Success ? int.Parse(match.Groups["second"].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value.ToLowerInvariant();
        if (minute > 59 || (half.Length > 0 ? hour is < 1 or > 12 : hour > 23 || !match.Groups["minute"].Success))
        {
            return NotATime();
        }

        hour = half switch { "am" => hour % 12, "pm" => (hour % 12) + 12, _ => hour };
        return Of(day.Value.ToDateTime(new TimeOnly(hour, minute, second)), match.Groups["which"].Value.ToUpperInvariant());
    }

    private static Outcome<DateTimeOffset> Of(DateTime local, string which)
    {
        if (London.IsInvalidTime(local))
        {
            return new Fault(FaultKind.Invalid, "The clocks went forward that night, so this time did not exist. Enter the time after the change", nameof(Time));
        }

        if (London.IsAmbiguousTime(local))
        {
            return which switch
            {
                "BST" => new DateTimeOffset(local, TimeSpan.FromHours(1)),
                "GMT" => new DateTimeOffset(local, TimeSpan.Zero),
                _ => new Fault(FaultKind.Invalid, "The clocks went back that night, so this time came twice. Add BST for the first or GMT for the second", nameof(Time)),
            };
        }

        var offset = London.GetUtcOffset(local);
        return which.Length == 0 || (which == "BST") == (offset != TimeSpan.Zero) ? new DateTimeOffset(local, offset)
            : new Fault(FaultKind.Invalid, $"On that day the clocks in England showed {(offset == TimeSpan.Zero ? "GMT" : "BST")}", nameof(Time));
    }

    private static Fault NotATime() => new(FaultKind.Invalid, "Enter a real time, like 2:15pm or 14:15", nameof(Time));

    [GeneratedRegex(@"^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::(?<second>[0-5]\d))?)?\s*(?<half>am|pm)?\s*(?<which>BST|GMT)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();
}
