using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Goldthread.Coordination.HomeFirst.National;

/// <summary>
/// Reads published files: which one it is, is told by its first line, never by its name. A row that cannot be read is refused with its line and the reason; what is
/// published as missing is counted as missing, never as nought.
/// </summary>
internal static class NationalReader
{
    private static readonly string[] NotMeetingHead = ["do_not_meet_criteria_to_reside"];
    private static readonly string[] LeftHead = ["discharged_by_1700", "discharged_between_1701_2359", "discharged_total"];

    /// <summary>Reads a file; null for one that is none of these.</summary>
    /// <param name="path">A .csv or .csv.gz.</param>
    public static async Task<NationalFile?> Read(string path)
    {
        await using var file = File.OpenRead(path);
        await using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var head = Fields(await reader.ReadLineAsync() ?? "");
        var name = Path.GetFileName(path);
        var rows = new Rows(reader, head.Count);
        return head switch
        {
            [var code, "date", .. var rest] when rest.SequenceEqual(NotMeetingHead) => await Daily(new NationalFile(Series.NotMeeting, KindOf(code), name), rows, (f, place, day, cells) => f.Add(place, "", Month(day), cells[0])),
            [var code, "date", .. var rest] when rest.SequenceEqual(LeftHead) => await Daily(new NationalFile(Series.Left, KindOf(code), name), rows, (f, place, day, cells) =>
            {
                f.Add(place, (((int)day.DayOfWeek + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture), Month(day), cells[2]);
                f.Add(place, "by17", Month(day), cells[0]);
                f.Add(place, "after17", Month(day), cells[1]);
            }),
            ["icb22_code", "icb22_name", "year", "overall_score", ..] => await Names(new NationalFile(Series.Names, "icb", name), rows),
            ["nhs_trust22_name", "nhs_trust22_code", "date", "delay_reason", "delay_count"] => await Reasons(new NationalFile(Series.Reasons, "trust", name), rows),
            ["Code", "Name", .. var reasons, "Total Delayed Transfers of Care", "Period"] => await Councils(new NationalFile(Series.DelayedDays, "council", name), rows, 1, [.. reasons, "total"]),
            ["Name", "NHS", "Social Care", "Both", "Period_year"] => await Councils(new NationalFile(Series.DelayedDaysByBody, "council", name), rows, 0, ["Nhs", "SocialCare", "Both"]),
            _ => null,
        };
    }

    private static string KindOf(string head) => head.StartsWith("icb", StringComparison.Ordinal) ? "icb" : "trust";

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static async Task<NationalFile> Daily(NationalFile file, Rows rows, Action<NationalFile, string, DateOnly, long?[]> add)
    {
        var seen = new Dictionary<string, HashSet<DateOnly>>(StringComparer.Ordinal);
        var (first, last) = (DateOnly.MaxValue, DateOnly.MinValue);
        while (await rows.Next(file) is { } row)
        {
            if (row[0] is "" or "NA")
            {
                file.Refuse(rows.Line, "there is no code of a place");
            }
            else if (!DateOnly.TryParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                file.Refuse(rows.Line, $"\"{row[1]}\" is not a day");
            }
            else if (Counts(file, rows.Line, row[2..]) is { } cells)
            {
                if (!(seen.TryGetValue(row[0], out var days) ? days : seen[row[0]] = []).Add(day))
                {
                    file.Refuse(rows.Line, $"{row[0]} has this day twice");
                    continue;
                }

                (first, last) = (day < first ? day : first, day > last ? day : last);
                file.Places[row[0]] = new NationalPlace(row[0], row[0], file.Kind);
                add(file, row[0], day, cells);
                file.Accepted++;
            }
        }

        var gaps = seen.Where(s => s.Value.Count < last.DayNumber - first.DayNumber + 1).ToList();
        if (gaps.Count > 0)
        {
            file.Notes.Add($"{(gaps.Count == 1 ? "1 place has" : $"{gaps.Count} places have")} days without a row between {first:d MMMM yyyy} and {last:d MMMM yyyy}: {gaps.Sum(g => last.DayNumber - first.DayNumber + 1 - g.Value.Count):N0} days in all.");
        }

        NoteMissing(file);
        if (file.Series == Series.Left && file.Figures.Where(f => f.Key.Slot == "by17" && f.Value.Counted > 0).Select(f => f.Key.Month).Max() is { } ended && string.CompareOrdinal(ended, Month(last)) < 0)
        {
            file.Notes.Add($"How many left by 5pm was published until {ended} only.");
        }

        return file;
    }

    private static async Task<NationalFile> Names(NationalFile file, Rows rows)
    {
        while (await rows.Next(file) is { } row)
        {
            file.Places[row[0]] = new NationalPlace(row[0], row[1], file.Kind);
            file.Accepted++;
        }

        return file;
    }

    private static async Task<NationalFile> Reasons(NationalFile file, Rows rows)
    {
        var seen = new HashSet<(string, string, string)>();
        while (await rows.Next(file) is { } row)
        {
            if (DelayReason.OfNational(row[3]) is not { } reason)
            {
                file.Refuse(rows.Line, $"\"{row[3]}\" is not one of the 37 reasons");
            }
            else if (!DateOnly.TryParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || row[1] is "" or "NA")
            {
                file.Refuse(rows.Line, "there is no code of a trust, or no day");
            }
            else if (Counts(file, rows.Line, row[4..]) is { } cells)
            {
                if (!seen.Add((row[1], row[2], reason.Code)))
                {
                    file.Refuse(rows.Line, $"{row[1]} has this reason twice in the month");
                    continue;
                }

                file.Places[row[1]] = new NationalPlace(row[1], row[0], "trust");
                file.Add(row[1], reason.Code, Month(day), cells[0]);
                file.Accepted++;
            }
        }

        NoteMissing(file);
        file.Notes.Add("A count of one day in each month, as trusts gave it; the publisher does not check it.");
        return file;
    }

    private static async Task<NationalFile> Councils(NationalFile file, Rows rows, int nameAt, IReadOnlyList<string> slots)
    {
        var codes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        while (await rows.Next(file) is { } row)
        {
            var name = row[nameAt];
            if (name.Length == 0 || !DateTime.TryParseExact(row[^1], "MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            {
                file.Refuse(rows.Line, name.Length == 0 ? "there is no name of a council" : $"\"{row[^1]}\" is not a month");
            }
            else if (Counts(file, rows.Line, row[(nameAt + 1)..^1]) is { } cells)
            {
                if (!seen.Add((name, row[^1])))
                {
                    file.Refuse(rows.Line, $"{name} has this month twice");
                    continue;
                }

                var place = "la:" + name;
                file.Places[place] = new NationalPlace(place, name, "council");
                (codes.TryGetValue(name, out var known) ? known : codes[name] = new(StringComparer.Ordinal)).Add(nameAt == 1 ? row[0] : "");
                for (var i = 0; i < cells.Length; i++)
                {
                    file.Add(place, slots[i], Month(DateOnly.FromDateTime(month)), cells[i]);
                }

                file.Accepted++;
            }
        }

        var changed = codes.Count(c => c.Value.Count > 1);
        if (changed > 0)
        {
            file.Notes.Add($"{changed} councils have more than one code over the years, so they are followed by name.");
        }

        NoteMissing(file);
        file.Notes.Add("The series ended in February 2020 and counted delays by other rules than today's: the two are not compared.");
        return file;
    }

    private static void NoteMissing(NationalFile file)
    {
        foreach (var what in file.Figures.Where(f => f.Value.Missing > 0).GroupBy(f => Named(file, f.Key.Slot)).OrderByDescending(g => g.Sum(f => f.Value.Missing)).Take(4))
        {
            var missing = what.Sum(f => f.Value.Missing);
            file.Notes.Add($"{(missing == 1 ? "1 value is" : $"{missing:N0} values are")} published as missing{(what.Key.Length > 0 ? $", of \"{what.Key}\"" : "")}, and not counted as nought.");
        }
    }

    // Days of the week and reasons are too many to be named one by one.
    private static string Named(NationalFile file, string slot) => (file.Series, slot) switch
    {
        (Series.Left, "by17" or "after17") => "how many left by 5pm, and after",
        (Series.Left or Series.Reasons, _) => "",
        (Series.DelayedDaysByBody, _) => "who was responsible",
        (_, "total") => "all reasons",
        _ => slot,
    };

    private static long?[]? Counts(NationalFile file, int line, string[] texts)
    {
        var counts = new long?[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!NationalFile.TryCount(texts[i], out counts[i]))
            {
                file.Refuse(line, $"\"{texts[i]}\" is not a count");
                return null;
            }
        }

        return counts;
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString().Trim());
        return fields;
    }

    private sealed class Rows(StreamReader reader, int columns)
    {
        public int Line { get; private set; } = 1;

        public async Task<string[]?> Next(NationalFile file)
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                Line++;
                if (line.Length == 0)
                {
                    continue;
                }

                var fields = Fields(line);
                if (fields.Count == columns)
                {
                    return [.. fields];
                }

                file.Refuse(Line, $"it has {fields.Count} columns, not {columns}");
            }

            return null;
        }
    }
}
