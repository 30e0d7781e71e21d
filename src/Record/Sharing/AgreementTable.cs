using Goldthread.Kernel.Data;

namespace Goldthread.Record.Sharing;

internal static class AgreementTable
{
    private const string Columns = "agreement, title, parties, purposes, classes, basis, assessment, signatories, starts, ends, review";

    // On every machine, and rare: when an agreement is signed or ended.
    private const string Upsert = $"""
        insert into record_agreement ({Columns})
        values (@agreement, @title, @parties, @purposes, @classes, @basis, @assessment, @signatories, @starts, @ends, @review)
        on conflict (agreement) do update
        set title = excluded.title, parties = excluded.parties, purposes = excluded.purposes, classes = excluded.classes, basis = excluded.basis,
            assessment = excluded.assessment, signatories = excluded.signatories, starts = excluded.starts, ends = excluded.ends, review = excluded.review
        """;

    private const string SelectAll = $"select {Columns} from record_agreement order by title, agreement";

    public static void Put(Session session, Agreement a) =>
        session.Statement(Upsert)
            .Set("agreement", a.Id).Set("title", a.Title).Set("parties", string.Join(' ', a.Parties)).Set("purposes", string.Join(' ', a.Purposes))
            .Set("classes", string.Join(' ', a.Classes)).Set("basis", a.Basis).Set("assessment", a.Assessment).Set("signatories", a.Signatories)
            .Set("starts", a.Starts.ToUnixTimeMilliseconds()).Set("ends", a.Ends.ToUnixTimeMilliseconds()).Set("review", a.Review.ToUnixTimeMilliseconds())
            .Execute();

    public static List<Agreement> All(Session session) => session.Statement(SelectAll).List(r => new Agreement(
        r.GetString(0), r.GetString(1), Words(r.GetString(2)), Words(r.GetString(3)), Words(r.GetString(4)), r.GetString(5), r.GetString(6), r.GetString(7),
        Time(r.GetInt64(8)), Time(r.GetInt64(9)), Time(r.GetInt64(10))));

    private static string[] Words(string joined) => joined.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
