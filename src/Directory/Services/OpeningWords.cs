using System.Globalization;

namespace Goldthread.Directory.Services;

/// <summary>Hours of opening in words, and what they answer: which days, and whether it is open at a time.</summary>
public static class OpeningWords
{
    /// <summary>Two letters, as iCalendar has them (RFC 5545, section 3.3.10), and the name of each day, Monday first.</summary>
    public static IReadOnlyList<(string Code, string Name)> Days { get; } =
        [("MO", "Monday"), ("TU", "Tuesday"), ("WE", "Wednesday"), ("TH", "Thursday"), ("FR", "Friday"), ("SA", "Saturday"), ("SU", "Sunday")];

    /// <summary>0 for Monday to 6 for Sunday, from "MO", "2MO", "mon" or "Monday"; -1 when it is no day.</summary>
    public static int DayOf(string text)
    {
        var word = text.Trim().TrimStart('+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        for (var i = 0; i < Days.Count; i++)
        {
            if (word.Length >= 2 && (Days[i].Code.Equals(word, StringComparison.OrdinalIgnoreCase) || (word.Length >= 3 && Days[i].Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)))) return i;
        }

        return -1;
    }

    /// <summary>One rule in words: "Tuesdays and Thursdays, 10am to 12pm".</summary>
    public static string Of(Opening opening)
    {
        if (opening.Days.Count == 0 && opening.Opens is null) return opening.Words ?? "Ask when it is open";
        var hours = (opening.Opens, opening.Closes) switch
        {
            ({ } from, { } to) when from == TimeOnly.MinValue && (to == TimeOnly.MinValue || to >= new TimeOnly(23, 59)) => "all day and night",
            ({ } from, { } to) => $"{Time(from)} to {Time(to)}",
            ({ } from, null) => $"from {Time(from)}",
            (null, { } to) => $"until {Time(to)}",
            _ => "",
        };
        var days = DaysOf(opening);
        var often = opening.Interval <= 1 ? "" : opening.Monthly ? $", every {opening.Interval} months" : opening.Interval == 2 ? ", every other week" : $", every {opening.Interval} weeks";
        var words = string.Join(", ", new[] { days + often, hours }.Where(w => w.Length > 0));
        return opening.Words is { Length: > 0 } more && more != words ? $"{words}. {more}" : words;
    }

    /// <summary>"10am", "2:15pm", "12pm".</summary>
    public static string Time(TimeOnly time) => time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>True when the rule covers a time; one whose hours are not said does not.</summary>
    public static bool Covers(Opening opening, TimeOnly time) => Covers(opening.Opens, opening.Closes, time);

    /// <inheritdoc cref="Covers(Opening, TimeOnly)"/>
    public static bool Covers(TimeOnly? opens, TimeOnly? closes, TimeOnly time) =>
        opens is { } from && (closes is not { } to || (to > from ? time >= from && time < to : time >= from || time < to || to == from));

    private static string DaysOf(Opening opening)
    {
        var known = opening.Days.Select(d => (Day: DayOf(d), Number: Number(d))).Where(d => d.Day >= 0).OrderBy(d => d.Day).ToList();
        if (known.Count == 0) return "";
        if (opening.Monthly) return "The " + Join([.. known.Select(d => $"{Ordinal(d.Number)} {Days[d.Day].Name}")]) + " of the month";
        var days = known.ConvertAll(d => d.Day);
        if (days.Count == 7) return "Every day";
        var runs = days.Count > 2 && days[^1] - days[0] == days.Count - 1;
        return runs ? $"{Days[days[0]].Name} to {Days[days[^1]].Name}" : Join([.. days.Select(d => Days[d].Name + "s")]);
    }

    private static string Join(IReadOnlyList<string> parts) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    private static int Number(string day) => int.TryParse(day.AsSpan().Trim().TrimEnd("MOTUWEHFRSAmotuwehfrsa"), CultureInfo.InvariantCulture, out var n) ? n : 1;

    private static string Ordinal(int n) => n switch { -1 => "last", 1 => "first", 2 => "second", 3 => "third", 4 => "fourth", 5 => "fifth", _ => n.ToString(CultureInfo.InvariantCulture) + "th" };
}
