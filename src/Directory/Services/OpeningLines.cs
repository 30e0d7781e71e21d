using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Services;

/// <summary>
/// Reads hours of opening as people write them, a line for each rule: "Monday to Friday, 9am to 5pm", "Tuesdays and Thursdays 10:00-12:00", "The first Monday of the month, 2pm to 4pm",
/// "Every day, all day and night". What <see cref="OpeningWords.Of"/> writes is read back as it was.
/// </summary>
public static partial class OpeningLines
{
    private static readonly (string Word, string Number)[] Ordinals = [("first", "1"), ("second", "2"), ("third", "3"), ("fourth", "4"), ("fifth", "5"), ("last", "-1")];

    /// <summary>The rules; or the first line that cannot be read, in plain words.</summary>
    public static Outcome<IReadOnlyList<Opening>> Read(string? text)
    {
        var openings = new List<Opening>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (OfLine(line) is not { } opening) return new Fault(FaultKind.Invalid, $"Write “{(line.Length > 60 ? line[..60] + "…" : line)}” as days and hours, such as Monday to Friday, 9am to 5pm");
            openings.Add(opening);
        }

        return openings;
    }

    /// <summary>The rules as lines of text.</summary>
    public static string Write(IEnumerable<Opening> openings) => string.Join('\n', openings.Where(o => o.Days.Count > 0).Select(o => OpeningWords.Of(o with { Words = null })));

    private static Opening? OfLine(string line)
    {
        var lower = line.ToLowerInvariant();
        var hours = Hours().Match(lower);
        var isAlways = lower.Contains("all day and night", StringComparison.Ordinal) || lower.Contains("24 hours", StringComparison.Ordinal);
        if (!hours.Success && !isAlways) return null;
        var (from, to) = isAlways ? (TimeOnly.MinValue, new TimeOnly(23, 59)) : (Time(hours.Groups["from"].Value, hours.Groups["to"].Value), Time(hours.Groups["to"].Value, null));
        if (from is not { } opens || to is not { } closes) return null;
        var words = (hours.Success ? lower.Remove(hours.Index, hours.Length) : lower).Split([' ', ',', '.', '&'], StringSplitOptions.RemoveEmptyEntries);
        var monthly = words.Contains("month", StringComparer.Ordinal);
        var interval = lower.Contains("every other week", StringComparison.Ordinal) ? 2 : 1;
        var days = words.Contains("every", StringComparer.Ordinal) && words.Contains("day", StringComparer.Ordinal) || words.Contains("daily", StringComparer.Ordinal)
            ? [.. OpeningWords.Days.Select(d => d.Code)]
            : DaysOf(words, monthly);
        return days.Count == 0 ? null : new Opening(days, opens, closes, monthly, interval);
    }

    private static List<string> DaysOf(string[] words, bool monthly)
    {
        var (days, number, last, isRange) = (new List<string>(), "", -1, false);
        foreach (var word in words)
        {
            if (Array.Find(Ordinals, o => o.Word == word) is { Number: { } ordinal }) number = ordinal;
            if (word is "to" or "-" or "until") isRange = last >= 0;
            var day = OpeningWords.DayOf(word.EndsWith("days", StringComparison.Ordinal) ? word[..^1] : word);
            if (day < 0 || word.Length < 3) continue;
            for (var d = isRange ? (last + 1) % 7 : day; ; d = (d + 1) % 7)
            {
                days.Add((monthly ? number : "") + OpeningWords.Days[d].Code);
                if (d == day) break;
            }

            (last, isRange) = (day, false);
        }

        return [.. days.Distinct(StringComparer.Ordinal)];
    }

    // "10 to 12pm" begins at 10 in the morning, "2 to 4pm" at two in the afternoon.
    private static TimeOnly? Time(string text, string? until)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace('.', ':');
        var half = plain.EndsWith("am", StringComparison.Ordinal) || plain.EndsWith("pm", StringComparison.Ordinal) ? "" : until is not null && until.EndsWith("pm", StringComparison.Ordinal) && !plain.Contains(':', StringComparison.Ordinal) ? "pm" : "";
        if (!TimeOnly.TryParseExact((plain + half).ToUpperInvariant(), ["H:mm", "HH:mm", "htt", "h:mmtt", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
        return half.Length > 0 && until is not null && Time(until, null) is { } end && time > end && time.Hour >= 12 ? time.AddHours(-12) : time;
    }

    [GeneratedRegex(@"(?<from>\d{1,2}([:.]\d\d)?\s*(am|pm)?)\s*(to|-|–|until)\s*(?<to>\d{1,2}([:.]\d\d)?\s*(am|pm)?)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hours();
}
