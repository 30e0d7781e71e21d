using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>A council in its upper-tier council.</summary>
internal sealed record CouncilUpper(string Council, string Upper);

/// <summary>A council in its region.</summary>
internal sealed record CouncilRegion(string Council, string Region);

/// <summary>A council that resembles another; nearness 1 is the first that is named.</summary>
internal sealed record CouncilPeer(string Council, string Peer, int Nearness);

/// <summary>How rural a council is.</summary>
internal sealed record RuralUrban(string Council, string Code, string Name, string Broad);

internal static class CouncilTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string PutUpper = """
        insert into population_council (council, upper_council, source_set) values (@council, @upper_council, @source_set)
        on conflict (council) do update set upper_council = excluded.upper_council, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearUpper = "delete from population_council where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutRegion = """
        insert into population_council_region (council, region, source_set) values (@council, @region, @source_set)
        on conflict (council) do update set region = excluded.region, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearRegion = "delete from population_council_region where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutPeer = """
        insert into population_council_peer (council, peer, nearness, source_set) values (@council, @peer, @nearness, @source_set)
        on conflict (council, peer) do update set nearness = excluded.nearness, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearPeer = "delete from population_council_peer where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutRural = """
        insert into population_rural_urban (council, class_code, class_name, broad, source_set) values (@council, @class_code, @class_name, @broad, @source_set)
        on conflict (council) do update set class_code = excluded.class_code, class_name = excluded.class_name, broad = excluded.broad, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearRural = "delete from population_rural_urban where source_set = @set";

    private const string SelectUppers = "select council, upper_council from population_council order by council";

    private const string SelectRegions = "select council, region from population_council_region order by council";

    private const string SelectPeers = "select peer from population_council_peer where council = @council order by nearness, peer";

    /// <summary>Upper-tier councils.</summary>
    public static RowTable<CouncilUpper> Uppers { get; } = new(
        (s, r, set) => s.Statement(PutUpper).Set("council", r.Council).Set("upper_council", r.Upper).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearUpper).Set("set", set).Execute());

    /// <summary>Regions of councils.</summary>
    public static RowTable<CouncilRegion> Regions { get; } = new(
        (s, r, set) => s.Statement(PutRegion).Set("council", r.Council).Set("region", r.Region).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearRegion).Set("set", set).Execute());

    /// <summary>Councils that resemble each other.</summary>
    public static RowTable<CouncilPeer> Peers { get; } = new(
        (s, r, set) => s.Statement(PutPeer).Set("council", r.Council).Set("peer", r.Peer).Set("nearness", r.Nearness).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearPeer).Set("set", set).Execute());

    /// <summary>How rural councils are.</summary>
    public static RowTable<RuralUrban> RuralUrban { get; } = new(
        (s, r, set) => s.Statement(PutRural).Set("council", r.Council).Set("class_code", r.Code).Set("class_name", r.Name).Set("broad", r.Broad).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearRural).Set("set", set).Execute());

    public static List<CouncilUpper> AllUppers(Session session) => session.Statement(SelectUppers).List(r => new CouncilUpper(r.GetString(0), r.GetString(1)));

    public static List<CouncilRegion> AllRegions(Session session) => session.Statement(SelectRegions).List(r => new CouncilRegion(r.GetString(0), r.GetString(1)));

    public static List<string> PeersOf(Session session, string council) => session.Statement(SelectPeers).Set("council", council).List(r => r.GetString(0));
}
