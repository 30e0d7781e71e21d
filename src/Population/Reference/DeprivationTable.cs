using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>Deprivation of one LSOA in one of its domains.</summary>
/// <param name="Decile">1, the most deprived tenth, to 10.</param>
/// <param name="Rank">1 is the most deprived.</param>
/// <param name="Score">In millionths; null where the file has none.</param>
internal readonly record struct DomainScore(int Decile, int Rank, long? Score);

/// <summary>The indices of deprivation of one LSOA.</summary>
/// <param name="Year">2019, of LSOAs of 2011, or 2025, of LSOAs of 2021.</param>
/// <param name="Lsoa">Its code.</param>
/// <param name="Domains">In the order of <see cref="DeprivationTable.Domains"/>.</param>
internal sealed record Deprivation(int Year, string Lsoa, IReadOnlyList<DomainScore> Domains);

internal static class DeprivationTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string Upsert = """
        insert into population_deprivation (
            index_year, lsoa, overall_decile, overall_rank, overall_score, income_decile, income_rank, income_score,
            employment_decile, employment_rank, employment_score, education_decile, education_rank, education_score,
            health_decile, health_rank, health_score, crime_decile, crime_rank, crime_score,
            housing_decile, housing_rank, housing_score, environment_decile, environment_rank, environment_score, source_set)
        values (
            @index_year, @lsoa, @overall_decile, @overall_rank, @overall_score, @income_decile, @income_rank, @income_score,
            @employment_decile, @employment_rank, @employment_score, @education_decile, @education_rank, @education_score,
            @health_decile, @health_rank, @health_score, @crime_decile, @crime_rank, @crime_score,
            @housing_decile, @housing_rank, @housing_score, @environment_decile, @environment_rank, @environment_score, @source_set)
        on conflict (index_year, lsoa) do update set
            overall_decile = excluded.overall_decile, overall_rank = excluded.overall_rank, overall_score = excluded.overall_score, income_decile = excluded.income_decile,
            income_rank = excluded.income_rank, income_score = excluded.income_score, employment_decile = excluded.employment_decile, employment_rank = excluded.employment_rank,
            employment_score = excluded.employment_score, education_decile = excluded.education_decile, education_rank = excluded.education_rank, education_score = excluded.education_score,
            health_decile = excluded.health_decile, health_rank = excluded.health_rank, health_score = excluded.health_score, crime_decile = excluded.crime_decile,
            crime_rank = excluded.crime_rank, crime_score = excluded.crime_score, housing_decile = excluded.housing_decile, housing_rank = excluded.housing_rank,
            housing_score = excluded.housing_score, environment_decile = excluded.environment_decile, environment_rank = excluded.environment_rank, environment_score = excluded.environment_score,
            source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string DeleteSet = "delete from population_deprivation where source_set = @set";

    private const string SelectDeciles = "select index_year, lsoa, overall_decile, overall_rank from population_deprivation order by index_year, lsoa";

    /// <summary>The index as a whole and its seven domains.</summary>
    public static IReadOnlyList<string> Domains { get; } = ["overall", "income", "employment", "education", "health", "crime", "housing", "environment"];

    private static readonly (string Decile, string Rank, string Score)[] Names = [.. Domains.Select(d => ($"{d}_decile", $"{d}_rank", $"{d}_score"))];

    /// <summary>Deprivation of LSOAs.</summary>
    public static RowTable<Deprivation> All { get; } = new(Put, (s, set) => s.Statement(DeleteSet).Set("set", set).Execute());

    /// <summary>Overall decile and rank of every LSOA, in the order of year and code.</summary>
    public static List<(int Year, string Lsoa, byte Decile, int Rank)> Overall(Session session) =>
        session.Statement(SelectDeciles).List(r => (r.GetInt32(0), r.GetString(1), (byte)r.GetInt32(2), r.GetInt32(3)));

    private static void Put(Session session, Deprivation d, long set)
    {
        var statement = session.Statement(Upsert).Set("index_year", d.Year).Set("lsoa", d.Lsoa).Set("source_set", set);
        foreach (var (names, domain) in Names.Zip(d.Domains))
        {
            statement.Set(names.Decile, domain.Decile).Set(names.Rank, domain.Rank);
            if (domain.Score is { } score) statement.Set(names.Score, score);
            else statement.Set(names.Score, (string?)null);
        }

        statement.Execute();
    }
}
