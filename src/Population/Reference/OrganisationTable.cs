using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>A GP practice or other prescriber. Days are yyyymmdd, 0 for none.</summary>
internal sealed record PracticeRow(string Practice, string Icb, string SubIcb, string Postcode, int Opened, int Closed, string Status, string Setting);

/// <summary>A practice as core partner of a primary care network.</summary>
internal sealed record NetworkPartner(string Practice, string Network, int Begins, int Ends);

/// <summary>An NHS trust.</summary>
internal sealed record TrustRow(string Trust, string Icb, string Postcode, int Opened, int Closed);

internal static class OrganisationTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string PutPractice = """
        insert into population_practice (practice, icb, sub_icb, postcode, opened, closed, status, setting, source_set) values (@practice, @icb, @sub_icb, @postcode, @opened, @closed, @status, @setting, @source_set)
        on conflict (practice) do update set icb = excluded.icb, sub_icb = excluded.sub_icb, postcode = excluded.postcode, opened = excluded.opened, closed = excluded.closed, status = excluded.status, setting = excluded.setting, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearPractice = "delete from population_practice where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutPartner = """
        insert into population_practice_network (practice, network, begins, ends, source_set) values (@practice, @network, @begins, @ends, @source_set)
        on conflict (practice, network, begins) do update set ends = excluded.ends, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearPartner = "delete from population_practice_network where source_set = @set";

    // On every machine, and rare: when a published file is loaded.
    private const string PutTrust = """
        insert into population_trust (trust, icb, postcode, opened, closed, source_set) values (@trust, @icb, @postcode, @opened, @closed, @source_set)
        on conflict (trust) do update set icb = excluded.icb, postcode = excluded.postcode, opened = excluded.opened, closed = excluded.closed, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearTrust = "delete from population_trust where source_set = @set";

    private const string SelectPractices = "select practice, icb, sub_icb, postcode, opened, closed, status, setting from population_practice order by practice";

    private const string SelectPartners = "select practice, network, begins, ends from population_practice_network order by practice, begins, network";

    /// <summary>Practices.</summary>
    public static RowTable<PracticeRow> Practices { get; } = new(
        (s, r, set) => s.Statement(PutPractice).Set("practice", r.Practice).Set("icb", r.Icb).Set("sub_icb", r.SubIcb).Set("postcode", r.Postcode)
            .Set("opened", r.Opened).Set("closed", r.Closed).Set("status", r.Status).Set("setting", r.Setting).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearPractice).Set("set", set).Execute());

    /// <summary>Core partners of networks.</summary>
    public static RowTable<NetworkPartner> Partners { get; } = new(
        (s, r, set) => s.Statement(PutPartner).Set("practice", r.Practice).Set("network", r.Network).Set("begins", r.Begins).Set("ends", r.Ends).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearPartner).Set("set", set).Execute());

    /// <summary>Trusts.</summary>
    public static RowTable<TrustRow> Trusts { get; } = new(
        (s, r, set) => s.Statement(PutTrust).Set("trust", r.Trust).Set("icb", r.Icb).Set("postcode", r.Postcode).Set("opened", r.Opened).Set("closed", r.Closed).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearTrust).Set("set", set).Execute());

    public static List<PracticeRow> AllPractices(Session session) => session.Statement(SelectPractices)
        .List(r => new PracticeRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetString(6), r.GetString(7)));

    public static List<NetworkPartner> AllPartners(Session session) =>
        session.Statement(SelectPartners).List(r => new NetworkPartner(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3)));
}
