using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>The LSOA of a postcode.</summary>
internal sealed record PostcodeLsoa(string Postcode, string Lsoa);

internal static class PostcodeTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string PutPostcode = """
        insert into population_postcode (postcode, lsoa, source_set) values (@postcode, @lsoa, @source_set)
        on conflict (postcode) do update set lsoa = excluded.lsoa, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearPostcode = "delete from population_postcode where source_set = @set";

    private const string SelectOne = "select lsoa from population_postcode where postcode = @postcode";

    private const string SelectAll = "select postcode, lsoa from population_postcode order by postcode";

    /// <summary>Postcodes with their LSOA.</summary>
    public static RowTable<PostcodeLsoa> All { get; } = new(
        (s, r, set) => s.Statement(PutPostcode).Set("postcode", r.Postcode).Set("lsoa", r.Lsoa).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearPostcode).Set("set", set).Execute());

    public static string? Find(Session session, string postcode) => session.Statement(SelectOne).Set("postcode", postcode).First<string?>(r => r.GetString(0), null);

    public static void Each(Session session, Action<string, string> each) => session.Statement(SelectAll).Each(r =>
    {
        each(r.GetString(0), r.GetString(1));
        return true;
    });
}
