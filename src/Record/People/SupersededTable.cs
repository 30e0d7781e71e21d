using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>By whose word an NHS number is no longer used.</summary>
internal enum SupersededGround : short
{
    /// <summary>A source's Patient names it as a former number.</summary>
    Source = 1,

    /// <summary>Somebody decided.</summary>
    Decided = 2,

    /// <summary>The national register.</summary>
    Register = 3,
}

/// <summary>
/// An NHS number that is no longer used. With a successor its records belong to that number's person. Without one they stay apart for good and
/// neither number leads to the other: after an adoption or a change of gender the person has a new number, and nobody may learn the old one by the new.
/// </summary>
internal sealed record Superseded(string Number, string Successor, SupersededGround Ground)
{
    public bool DoNotLink => Successor.Length == 0;
}

internal static class SupersededTable
{
    private const string Insert = """
        insert into record_superseded (number, successor, ground) values (@number, @successor, @ground)
        on conflict (number) do update set successor = excluded.successor, ground = excluded.ground
        """;

    private const string Delete = "delete from record_superseded where number = @number";

    private const string Select = "select number, successor, ground from record_superseded where number = @number";

    // Longer chains than this are a fault of what was sent.
    private const int Longest = 8;

    public static Superseded? Find(Session session, string number) =>
        session.Statement(Select).Set("number", number).First(r => (Superseded?)new Superseded(r.GetString(0), r.GetString(1), (SupersededGround)r.GetInt16(2)), none: null);

    public static void Put(Session session, Superseded superseded) =>
        session.Statement(Insert).Set("number", superseded.Number).Set("successor", superseded.Successor).Set("ground", (short)superseded.Ground).Execute();

    public static void Remove(Session session, string number) => session.Statement(Delete).Set("number", number).Execute();

    /// <summary>The number that is used now in place of this one; itself where it is still used, or may not be joined with another.</summary>
    public static string Current(Session session, string number)
    {
        for (var i = 0; i < Longest && Find(session, number) is { DoNotLink: false } superseded; i++)
        {
            number = superseded.Successor;
        }

        return number;
    }
}
