using System.Text.Json;
using System.Text.Json.Serialization;
using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Model.Kept;

internal static class ExpectedTable
{
    // On every machine, and rare: when somebody keeps what they expect, or writes down what came of it.
    private const string Upsert = """
        insert into toolkit_expected (expected, document, changed_at) values (@expected, @document, @changed_at)
        on conflict (expected) do update set document = excluded.document, changed_at = excluded.changed_at
        """;

    private const string SelectOne = "select document from toolkit_expected where expected = @expected";

    private const string SelectAll = "select document from toolkit_expected order by expected desc";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static void Put(Session session, ExpectedEffect effect, DateTimeOffset now) =>
        session.Statement(Upsert).Set("expected", effect.Number).Set("document", JsonSerializer.Serialize(effect, Json)).Set("changed_at", now.ToUnixTimeMilliseconds()).Execute();

    public static ExpectedEffect? Find(Session session, long number) => session.Statement(SelectOne).Set("expected", number).First(r => (ExpectedEffect?)Read(r), null);

    /// <summary>All of them, the newest first.</summary>
    public static List<ExpectedEffect> All(Session session) => session.Statement(SelectAll).List(Read);

    private static ExpectedEffect Read(Row row) => JsonSerializer.Deserialize<ExpectedEffect>(row.GetString(0), Json)!;
}
