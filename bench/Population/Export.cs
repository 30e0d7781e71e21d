using System.Globalization;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.PopulationBench;

/// <summary>Writes made people as CSV, so that a database can be asked the same.</summary>
internal static class Export
{
    public static void Write(Segment segment, string folder)
    {
        Directory.CreateDirectory(folder);
        var people = segment.Columns.Select((c, i) => (Column: c, Number: i)).Where(x => !x.Column.IsEvents).ToList();
        using (var file = new StreamWriter(Path.Combine(folder, "people.csv")))
        {
            file.Write("person,age_band,");
            file.WriteLine(string.Join(',', people.Select(p => p.Column.Name)));
            for (var person = 0; person < segment.People; person++)
            {
                file.Write(person);
                file.Write(',');
                file.Write(AgeBand(segment, person));
                foreach (var (column, number) in people)
                {
                    file.Write(',');
                    file.Write(Text(segment, column, number, person));
                }

                file.Write('\n');
            }
        }

        foreach (var column in segment.Columns.Where(c => c.IsEvents))
        {
            using var file = new StreamWriter(Path.Combine(folder, column.Name + ".csv"));
            file.WriteLine("person,date,amount");
            foreach (var (person, day, amount) in segment.EventsOf(column.Name)) file.Write(string.Create(CultureInfo.InvariantCulture, $"{person},{Days.Date(day):yyyy-MM-dd},{amount}\n"));
        }
    }

    /// <summary>Five years of age from 0 to 90, worked out beforehand: databases need not.</summary>
    public static int AgeBand(Segment segment, int person) => Math.Min(18, Dimension.AgeOn(Days.Date((ushort)segment.ValueOf(0, person))!.Value, MadePeople.On) / 5);

    private static string Text(Segment segment, Column column, int number, int person)
    {
        var value = segment.ValueOf(number, person);
        return column.Kind switch
        {
            ColumnKind.Flag => value is 1 ? "true" : "false",
            ColumnKind.Day => Days.Date((ushort)value)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ColumnKind.Measure => double.IsNaN(value) ? "" : ((float)value).ToString(CultureInfo.InvariantCulture),
            ColumnKind.Key => value.ToString("F0", CultureInfo.InvariantCulture),
            _ => value == 0 ? "" : (value - column.Origin).ToString("F0", CultureInfo.InvariantCulture),
        };
    }
}
