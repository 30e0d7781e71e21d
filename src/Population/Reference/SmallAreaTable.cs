using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>An LSOA in its ward and council.</summary>
internal sealed record LsoaCouncil(string Lsoa, string Name, string Ward, string Council);

/// <summary>An LSOA in its integrated care board and the board's sub-location.</summary>
internal sealed record LsoaSystem(string Lsoa, string SubIcb, string Icb);

/// <summary>What became of an LSOA of 2011.</summary>
internal sealed record LsoaChange(string Lsoa11, string Lsoa21, string Change);

/// <summary>A unit of a neighbourhood: an LSOA or a practice.</summary>
internal sealed record NeighbourhoodPart(AreaKind UnitKind, string Unit, string Neighbourhood, string Place);

internal static class SmallAreaTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string PutLsoa = """
        insert into population_lsoa (lsoa, name, ward, council, source_set) values (@lsoa, @name, @ward, @council, @source_set)
        on conflict (lsoa) do update set name = excluded.name, ward = excluded.ward, council = excluded.council, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearLsoa = "delete from population_lsoa where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutSystem = """
        insert into population_lsoa_system (lsoa, sub_icb, icb, source_set) values (@lsoa, @sub_icb, @icb, @source_set)
        on conflict (lsoa) do update set sub_icb = excluded.sub_icb, icb = excluded.icb, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearSystem = "delete from population_lsoa_system where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutChange = """
        insert into population_lsoa_change (lsoa11, lsoa21, change, source_set) values (@lsoa11, @lsoa21, @change, @source_set)
        on conflict (lsoa11, lsoa21) do update set change = excluded.change, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearChange = "delete from population_lsoa_change where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutPart = """
        insert into population_neighbourhood_part (unit_kind, unit, neighbourhood, place, source_set) values (@unit_kind, @unit, @neighbourhood, @place, @source_set)
        on conflict (unit_kind, unit) do update set neighbourhood = excluded.neighbourhood, place = excluded.place, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearPart = "delete from population_neighbourhood_part where source_set = @set";

    private const string SelectLsoas = "select lsoa, name, ward, council from population_lsoa order by lsoa";

    private const string SelectSystems = "select lsoa, sub_icb, icb from population_lsoa_system order by lsoa";

    private const string SelectChanges = "select lsoa11, lsoa21, change from population_lsoa_change order by lsoa11, lsoa21";

    private const string SelectParts = "select unit_kind, unit, neighbourhood, place from population_neighbourhood_part order by unit_kind, unit";

    /// <summary>Ward and council of LSOAs.</summary>
    public static RowTable<LsoaCouncil> Councils { get; } = new(
        (s, r, set) => s.Statement(PutLsoa).Set("lsoa", r.Lsoa).Set("name", r.Name).Set("ward", r.Ward).Set("council", r.Council).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearLsoa).Set("set", set).Execute());

    /// <summary>System of LSOAs.</summary>
    public static RowTable<LsoaSystem> Systems { get; } = new(
        (s, r, set) => s.Statement(PutSystem).Set("lsoa", r.Lsoa).Set("sub_icb", r.SubIcb).Set("icb", r.Icb).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearSystem).Set("set", set).Execute());

    /// <summary>What became of the LSOAs of 2011.</summary>
    public static RowTable<LsoaChange> Changes { get; } = new(
        (s, r, set) => s.Statement(PutChange).Set("lsoa11", r.Lsoa11).Set("lsoa21", r.Lsoa21).Set("change", r.Change).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearChange).Set("set", set).Execute());

    /// <summary>What neighbourhoods are made of.</summary>
    public static RowTable<NeighbourhoodPart> Parts { get; } = new(
        (s, r, set) => s.Statement(PutPart).Set("unit_kind", r.UnitKind.Code()).Set("unit", r.Unit).Set("neighbourhood", r.Neighbourhood).Set("place", r.Place).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearPart).Set("set", set).Execute());

    public static List<LsoaCouncil> AllCouncils(Session session) => session.Statement(SelectLsoas).List(r => new LsoaCouncil(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3)));

    public static List<LsoaSystem> AllSystems(Session session) => session.Statement(SelectSystems).List(r => new LsoaSystem(r.GetString(0), r.GetString(1), r.GetString(2)));

    public static List<LsoaChange> AllChanges(Session session) => session.Statement(SelectChanges).List(r => new LsoaChange(r.GetString(0), r.GetString(1), r.GetString(2)));

    public static List<NeighbourhoodPart> AllParts(Session session) =>
        session.Statement(SelectParts).List(r => new NeighbourhoodPart(AreaKinds.Of(r.GetString(0)), r.GetString(1), r.GetString(2), r.GetString(3)));
}
