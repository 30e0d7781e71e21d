using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.CareHomes;

internal static class LeadPracticeTable
{
    private const string Columns = "home, nr, practice, practice_name, clinician, starts, why, said_by, said_at";

    // On every machine, and rare: when somebody says which practice leads.
    private const string Insert = $"""
        insert into coordination_lead_practice ({Columns}) values (@home, @nr, @practice, @practice_name, @clinician, @starts, @why, @said_by, @said_at)
        """;

    private const string SelectOne = $"select {Columns} from coordination_lead_practice where home = @home order by nr";

    private const string SelectAll = $"select {Columns} from coordination_lead_practice order by home, nr";

    public static void Add(Session session, LeadPractice row) => session.Statement(Insert)
        .Set("home", row.Home).Set("nr", row.Nr).Set("practice", row.Practice).Set("practice_name", row.PracticeName).Set("clinician", row.Clinician)
        .Set("starts", Residence.Text(row.From)).Set("why", row.Why).Set("said_by", row.SaidBy).Set("said_at", row.SaidAt.ToUnixTimeMilliseconds()).Execute();

    /// <summary>The rows of a home, in the order in which they were said.</summary>
    public static List<LeadPractice> Of(Session session, string home) => session.Statement(SelectOne).Set("home", home).List(Read);

    public static List<LeadPractice> All(Session session) => session.Statement(SelectAll).List(Read);

    private static LeadPractice Read(Row r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4), Residence.Day(r.GetString(5))!.Value, r.GetString(6), r.GetString(7),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(8)));
}
