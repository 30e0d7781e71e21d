using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>How many live in an area.</summary>
/// <param name="Kind">What the area is.</param>
/// <param name="Area">Its code.</param>
/// <param name="Year">Of which year the estimate is.</param>
/// <param name="Sex">"female", "male", or empty for all.</param>
/// <param name="Ages">A year of age, "90+", a band named by the publisher, or empty for all.</param>
/// <param name="Persons">How many.</param>
internal sealed record Residents(AreaKind Kind, string Area, int Year, string Sex, string Ages, long Persons);

internal static class ResidentTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string PutResidents = """
        insert into population_resident (kind, area, of_year, sex, ages, persons, source_set) values (@kind, @area, @of_year, @sex, @ages, @persons, @source_set)
        on conflict (kind, area, of_year, sex, ages) do update set persons = excluded.persons, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearResidents = "delete from population_resident where source_set = @set";

    private const string SelectTotals = "select kind, area, of_year, persons from population_resident where sex = '' and ages = '' order by kind, area, of_year";

    private const string SelectByAge = "select ages, persons from population_resident where kind = @kind and area = @area and of_year = @year and sex = @sex and ages <> '' order by ages";

    /// <summary>Residents of areas.</summary>
    public static RowTable<Residents> All { get; } = new(
        (s, r, set) => s.Statement(PutResidents).Set("kind", r.Kind.Code()).Set("area", r.Area).Set("of_year", r.Year).Set("sex", r.Sex).Set("ages", r.Ages).Set("persons", r.Persons).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearResidents).Set("set", set).Execute());

    /// <summary>Everybody of every area, older estimates first.</summary>
    public static List<(AreaKind Kind, string Area, int Year, long Persons)> Totals(Session session) =>
        session.Statement(SelectTotals).List(r => (AreaKinds.Of(r.GetString(0)), r.GetString(1), r.GetInt32(2), r.GetInt64(3)));

    public static List<(string Ages, long Persons)> ByAge(Session session, AreaKind kind, string area, int year, string sex) =>
        session.Statement(SelectByAge).Set("kind", kind.Code()).Set("area", area).Set("year", year).Set("sex", sex).List(r => (r.GetString(0), r.GetInt64(1)));
}
