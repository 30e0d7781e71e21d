using System.Globalization;
using System.Text;

namespace Goldthread.Toolkit.Learning.Events;

/// <summary>An event as a calendar takes it (iCalendar). https://www.rfc-editor.org/rfc/rfc5545</summary>
internal static class EventCalendar
{
    private const int LongestLine = 75;

    /// <summary>The text of the file.</summary>
    /// <param name="on">The event.</param>
    /// <param name="page">The address of its page.</param>
    public static string Text(LearningEvent on, Uri page)
    {
        var text = new StringBuilder();
        void Line(string name, string value) => Fold(text, $"{name}:{value}");
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Goldthread//Toolkit//EN");
        Line("BEGIN", "VEVENT");
        Line("UID", $"event-{on.Number}@{page.Host}");
        Line("DTSTAMP", Utc(DateTimeOffset.FromUnixTimeMilliseconds(on.ChangedAt)));
        Line("DTSTART", Utc(on.Starts));
        Line("DTEND", Utc(on.Ends));
        Line("SUMMARY", Escaped(on.Title));
        Line("LOCATION", Escaped(on.Where));
        Line("DESCRIPTION", Escaped(on.About));
        Line("URL", page.AbsoluteUri);
        Line("STATUS", on.IsCancelled ? "CANCELLED" : "CONFIRMED");
        Line("END", "VEVENT");
        Line("END", "VCALENDAR");
        return text.ToString();
    }

    private static string Utc(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11.
    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // RFC 5545, 3.1: lines of 75 octets at most, never through the middle of a character.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
