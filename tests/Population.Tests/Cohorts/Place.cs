using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>A small made-up place: what its cohorts may name, and people with gaps in what is known of them.</summary>
internal static class Place
{
    public static readonly DateOnly AsAt = new(2026, 9, 30);

    public static readonly Catalogue Catalogue = new(
        [
            new Column("age", ColumnType.Whole, "age", "years", "aged"),
            new Column("frailty_deficits", ColumnType.Whole, "number of frailty deficits"),
            new Column("cost", ColumnType.Decimal, "cost of care", "pounds"),
            new Column("birth_date", ColumnType.Date, "date of birth"),
            new Column("sex", ColumnType.Text, "sex", Values: ["female", "male"]),
            new Column("practice", ColumnType.Text, "practice"),
            new Column("care_home", ColumnType.YesNo, "care home", Says: "living in a care home"),
            new Column("carer", ColumnType.YesNo, "unpaid carer"),
        ],
        [
            new EventTable("diagnosis", "diagnosis", [new Column("date", ColumnType.Date, "date"), new Column("code", ColumnType.Text, "code", Values: ["F00", "F01", "G30", "E10", "E11", "I10"])], "date", "code"),
            new EventTable("emergency_admission", "emergency admission", [new Column("date", ColumnType.Date, "date"), new Column("nights", ColumnType.Whole, "nights"), new Column("cost", ColumnType.Decimal, "cost", "pounds"), new Column("fall", ColumnType.YesNo, "after a fall"), new Column("reason", ColumnType.Text, "reason")], "date"),
            new EventTable("systolic", "systolic blood pressure", [new Column("date", ColumnType.Date, "date"), new Column("value", ColumnType.Decimal, "value", "mmHg")], "date"),
        ],
        [
            new CodeSet("dementia", "dementia", Set("F00", "F01", "G30"), "diagnosis"),
            new CodeSet("diabetes", "diabetes", new Dictionary<string, string?> { ["E10"] = "type 1", ["E11"] = "type 2" }, "diagnosis"),
            new CodeSet("Long term, \"other\"", "other long-term conditions", Set("I10"), "diagnosis"),
            new CodeSet("strange", "strange", Set("I10", "Z99", "Z98"), "diagnosis"),
            new CodeSet("nothing", "nothing", Set(), "diagnosis"),
            new CodeSet("loose", "loose", Set("broken", "dizzy")),
        ]);

    public static Cohort Read(string text) => CohortParser.Parse(text, Catalogue, AsAt) is { Value: { } cohort } ? cohort : throw new ArgumentException(string.Join('\n', CohortParser.Parse(text, Catalogue, AsAt).Findings), nameof(text));

    /// <summary>So many people; decimals are quarters, so that every order of adding gives the same sum.</summary>
    public static Frames People(int count, Random chance)
    {
        var people = Enumerable.Range(1, count).Select(i => (long)i).ToList();
        return new Frames(
            people.ToDictionary(p => p, _ => Row(Catalogue.Person, chance)),
            Catalogue.Tables.ToDictionary(t => t.Name, t => people.SelectMany(p => Enumerable.Range(0, chance.Next(5)).Select(_ => p)).ToLookup(p => p, _ => Row(t.Columns, chance))));
    }

    private static Dictionary<string, string?> Set(params string[] codes) => codes.ToDictionary(c => c, _ => (string?)null);

    private static Frames.Row Row(IEnumerable<Column> columns, Random chance) => new(columns.ToDictionary(c => c.Name, c => chance.Next(6) == 0 ? null : Value(c, chance)));

    private static object Value(Column column, Random chance) => column.Type switch
    {
        ColumnType.Whole => (long)chance.Next(column.Name == "age" ? 110 : 12),
        ColumnType.Decimal => chance.Next(800) / 4.0,
        ColumnType.Date => (column.Name == "birth_date" ? new DateOnly(1920, 1, 1) : new DateOnly(2024, 1, 1)).AddDays(chance.Next(1_100)),
        ColumnType.YesNo => chance.Next(2) == 0,
        _ => column.Values is { } values ? values[chance.Next(values.Count)] : RandomCohorts.Words[chance.Next(RandomCohorts.Words.Length)],
    };
}
