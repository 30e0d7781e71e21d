using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.HomeFirst.National;

/// <summary>A figure of a place and month as it is kept.</summary>
internal sealed record StoredFigure(string Slot, string Month, long Total, int Counted, int Missing);

/// <summary>A file that was loaded.</summary>
internal sealed record LoadedFile(string Series, string Kind, string Name, int Accepted, int Refused, IReadOnlyList<string> Notes, DateTimeOffset At);

internal static class NationalTable
{
    private const string Upsert = """
        insert into coordination_national (place, series, slot, month, total, counted, missing) values (@place, @series, @slot, @month, @total, @counted, @missing)
        on conflict (place, series, slot, month) do update set total = excluded.total, counted = excluded.counted, missing = excluded.missing
        """;

    private const string Select = "select slot, month, total, counted, missing from coordination_national where place = @place and series = @series order by month, slot";

    // On every machine, and rare: when published files are loaded.
    private const string UpsertPlace = """
        insert into coordination_national_place (code, name, kind) values (@code, @name, @kind) on conflict (code) do update set name = excluded.name
        """;

    private const string SelectPlaces = "select code, name, kind from coordination_national_place order by kind, name, code";

    // On every machine, and rare: when published files are loaded.
    private const string UpsertFile = """
        insert into coordination_national_file (series, kind, name, accepted, refused, notes, imported_at) values (@series, @kind, @name, @accepted, @refused, @notes, @imported_at)
        on conflict (series, kind) do update set name = excluded.name, accepted = excluded.accepted, refused = excluded.refused, notes = excluded.notes, imported_at = excluded.imported_at
        """;

    private const string SelectFiles = "select series, kind, name, accepted, refused, notes, imported_at from coordination_national_file order by series, kind";

    public static void Put(Session session, FigureKey key, Figure figure) =>
        session.Statement(Upsert).Set("place", key.Place).Set("series", key.Series).Set("slot", key.Slot).Set("month", key.Month)
            .Set("total", figure.Total).Set("counted", figure.Counted).Set("missing", figure.Missing).Execute();

    public static List<StoredFigure> Of(Session session, string place, string series) =>
        session.Statement(Select).Set("place", place).Set("series", series)
            .List(r => new StoredFigure(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt32(3), r.GetInt32(4)));

    /// <summary>A name that one file gives stays where another gives only the code.</summary>
    public static void PutPlace(Session session, NationalPlace place) =>
        session.Statement(UpsertPlace).Set("code", place.Code).Set("name", place.Name).Set("kind", place.Kind).Execute();

    public static List<NationalPlace> Places(Session session) => session.Statement(SelectPlaces).List(r => new NationalPlace(r.GetString(0), r.GetString(1), r.GetString(2)));

    public static void PutFile(Session session, NationalFile file, DateTimeOffset at) =>
        session.Statement(UpsertFile).Set("series", file.Series).Set("kind", file.Kind).Set("name", file.Name).Set("accepted", file.Accepted).Set("refused", file.Refused.Count)
            .Set("notes", string.Join('\n', file.Notes)).Set("imported_at", at.ToUnixTimeMilliseconds()).Execute();

    public static List<LoadedFile> Files(Session session) => session.Statement(SelectFiles).List(r => new LoadedFile(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4), r.GetString(5).Split('\n', StringSplitOptions.RemoveEmptyEntries), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6))));
}
