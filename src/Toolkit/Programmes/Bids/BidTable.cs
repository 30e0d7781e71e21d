using Goldthread.Kernel.Data;
using Goldthread.Toolkit.Programmes.Calls;

namespace Goldthread.Toolkit.Programmes.Bids;

internal static class BidTable
{
    private const string Columns = """
        bid, call, organisation, organisation_name, draft, handed_in, handed_in_at, version, saved_by, saved_by_name, saved_at, late_tried_at, late_at, late_why, late_by,
        withdrawn_at, withdrawn_why, withdrawn_by
        """;

    // On every machine, and rare: as somebody types a bid, some seconds apart, in the few weeks of a call.
    private const string Upsert = $"""
        insert into toolkit_bid ({Columns})
        values (@bid, @call, @organisation, @organisation_name, @draft, @handed_in, @handed_in_at, @version, @saved_by, @saved_by_name, @saved_at, @late_tried_at, @late_at, @late_why, @late_by,
            @withdrawn_at, @withdrawn_why, @withdrawn_by)
        on conflict (bid) do update
        set draft = excluded.draft, handed_in = excluded.handed_in, handed_in_at = excluded.handed_in_at, version = excluded.version, saved_by = excluded.saved_by,
            saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at, late_tried_at = excluded.late_tried_at, late_at = excluded.late_at, late_why = excluded.late_why,
            late_by = excluded.late_by, withdrawn_at = excluded.withdrawn_at, withdrawn_why = excluded.withdrawn_why, withdrawn_by = excluded.withdrawn_by
        """;

    private const string SelectOne = $"select {Columns} from toolkit_bid where bid = @bid";

    private const string SelectOf = $"select {Columns} from toolkit_bid where call = @call and organisation = @organisation";

    private const string SelectCall = $"select {Columns} from toolkit_bid where call = @call order by bid";

    // On every machine, and rare: when a bidder adds a file.
    private const string InsertFile = """
        insert into toolkit_bid_file (file, bid, question, name, media, digest, size, body, added_by, added_at) values (@file, @bid, @question, @name, @media, @digest, @size, @body, @added_by, @added_at)
        """;

    // On every machine, and rare: when a bidder takes a file away.
    private const string DeleteFile = "delete from toolkit_bid_file where file = @file and bid = @bid";

    private const string FileColumns = "file, bid, question, name, media, size";

    private const string SelectFiles = $"select {FileColumns} from toolkit_bid_file where bid = @bid order by file";

    private const string SelectFilesOfCall = "select f.file, f.bid, f.question, f.name, f.media, f.size from toolkit_bid_file f join toolkit_bid b on b.bid = f.bid where b.call = @call order by f.file";

    private const string SelectFile = $"select {FileColumns} from toolkit_bid_file where file = @file";

    private const string SelectBody = "select body from toolkit_bid_file where file = @file";

    public static void Put(Session session, Bid b) => session.Statement(Upsert)
        .Set("bid", b.Number).Set("call", b.Call).Set("organisation", b.Organisation).Set("organisation_name", b.OrganisationName).Set("draft", CallJson.Write(b.Draft))
        .Set("handed_in", b.HandedIn is { } content ? CallJson.Write(content) : null).Set("handed_in_at", At(b.HandedInAt)).Set("version", b.Version)
        .Set("saved_by", b.SavedBy).Set("saved_by_name", b.SavedByName).Set("saved_at", At(b.SavedAt)).Set("late_tried_at", At(b.LateTriedAt))
        .Set("late_at", At(b.Late?.At)).Set("late_why", b.Late?.Why ?? "").Set("late_by", b.Late?.By ?? "")
        .Set("withdrawn_at", At(b.Withdrawn?.At)).Set("withdrawn_why", b.Withdrawn?.Why ?? "").Set("withdrawn_by", b.Withdrawn?.By ?? "").Execute();

    public static Bid? Find(Session session, long number) => session.Statement(SelectOne).Set("bid", number).First(Of, null);

    public static Bid? Find(Session session, string call, string organisation) => session.Statement(SelectOf).Set("call", call).Set("organisation", organisation).First(Of, null);

    /// <summary>Every bid of a call, drafts too, in the order of their numbers.</summary>
    public static List<Bid> OfCall(Session session, string call) => session.Statement(SelectCall).Set("call", call).List(r => Of(r)!);

    public static void AddFile(Session session, BidFile file, byte[] body, string digest, string by, DateTimeOffset at) => session.Statement(InsertFile)
        .Set("file", file.Number).Set("bid", file.Bid).Set("question", file.Question).Set("name", file.Name).Set("media", file.Media).Set("digest", digest).Set("size", file.Size)
        .Set("body", body).Set("added_by", by).Set("added_at", At(at)).Execute();

    public static bool DropFile(Session session, long bid, long file) => session.Statement(DeleteFile).Set("file", file).Set("bid", bid).Execute() > 0;

    public static List<BidFile> Files(Session session, long bid) => session.Statement(SelectFiles).Set("bid", bid).List(r => OfFile(r)!);

    public static List<BidFile> FilesOfCall(Session session, string call) => session.Statement(SelectFilesOfCall).Set("call", call).List(r => OfFile(r)!);

    public static BidFile? File(Session session, long file) => session.Statement(SelectFile).Set("file", file).First(OfFile, null);

    public static byte[] Body(Session session, long file) => session.Statement(SelectBody).Set("file", file).First(r => r.GetBytes(0), []);

    private static long At(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds() ?? 0;

    private static DateTimeOffset? Moment(Row r, int column) => r.GetInt64(column) is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    private static BidFile? OfFile(Row r) => new(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt64(5));

    private static Bid? Of(Row r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3))
    {
        Draft = CallJson.Read<BidContent>(r.GetString(4)),
        HandedIn = r.IsDBNull(5) ? null : CallJson.Read<BidContent>(r.GetString(5)),
        HandedInAt = Moment(r, 6),
        Version = r.GetInt32(7),
        SavedBy = r.GetString(8),
        SavedByName = r.GetString(9),
        SavedAt = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(10)),
        LateTriedAt = Moment(r, 11),
        Late = Moment(r, 12) is { } late ? new LateBid(late, r.GetString(13), r.GetString(14)) : null,
        Withdrawn = Moment(r, 15) is { } gone ? new Withdrawal(gone, r.GetString(16), r.GetString(17)) : null,
    };
}
