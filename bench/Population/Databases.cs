using System.Data.Common;
using System.Globalization;
using Goldthread.Population.Projection;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Goldthread.PopulationBench;

/// <summary>Loads made people into SQLite and PostgreSQL and asks them the same questions.</summary>
internal static class Databases
{
    public static void Sqlite(Segment segment)
    {
        var path = Path.Combine(Path.GetTempPath(), "goldthread-people.db");
        File.Delete(path);
        using (var database = new SqliteConnection($"Data Source={path}"))
        {
            database.Open();
            Run(database, "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -1000000; pragma mmap_size = 4000000000");
            Run(database, Create(segment, "integer", "text"));
            using (var all = database.BeginTransaction())
            {
                Insert(database, "people", segment.People, PeopleColumns(segment).Count + 2, i => PersonRow(segment, i));
                var rows = segment.EventsOf("emergency_admission").ToArray();
                Insert(database, "emergency_admission", rows.Length, 2, i => [rows[i].Person, Text(rows[i].Day)]);
                all.Commit();
            }

            Run(database, "create index emergency_admission_person on emergency_admission (person, date)");
            Ask(database, "sqlite");
        }

        SqliteConnection.ClearAllPools();
        File.Delete(path);
    }

    public static void Postgres(Segment segment, string location)
    {
        using var database = new NpgsqlConnection(location);
        database.Open();
        Run(database, "drop table if exists people; drop table if exists emergency_admission");
        Run(database, Create(segment, "boolean", "date").Replace("integer /*small*/", "smallint", StringComparison.Ordinal));
        using (var to = database.BeginTextImport("copy people from stdin (format csv)"))
        {
            for (var person = 0; person < segment.People; person++)
            {
                to.Write(string.Join(',', PersonRow(segment, person).Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))));
                to.Write('\n');
            }
        }

        using (var to = database.BeginTextImport("copy emergency_admission from stdin (format csv)"))
        {
            foreach (var (person, day, _) in segment.EventsOf("emergency_admission")) to.Write($"{person},{Text(day)}\n");
        }

        Run(database, "create index emergency_admission_person on emergency_admission (person, date); analyze; set max_parallel_workers_per_gather = 2; set jit = off");
        Ask(database, "postgres");
        Run(database, "drop table people; drop table emergency_admission");
    }

    private static void Ask(DbConnection database, string name)
    {
        foreach (var (question, sql) in Questions.Sql)
        {
            long sum = 0;
            var seconds = Timing.Of(5, () => sum = Questions.Sum(question, Rows(database, sql)));
            Timing.Report(name, question, seconds, new { sum });
        }
    }

    private static List<IReadOnlyList<long>> Rows(DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandTimeout = 600;
#pragma warning disable CA2100 // Questions.Sql are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<IReadOnlyList<long>>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? 0 : Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture))]);
        return rows;
    }

    private static void Run(DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandTimeout = 600;
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Insert(SqliteConnection database, string table, int count, int width, Func<int, IReadOnlyList<object?>> row)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = $"insert into {table} values ({string.Join(", ", Enumerable.Range(0, width).Select(i => $"@p{i}"))})";
#pragma warning restore CA2100
        var parameters = Enumerable.Range(0, width).Select(i => command.Parameters.AddWithValue($"@p{i}", 0)).ToList();
        for (var i = 0; i < count; i++)
        {
            var values = row(i);
            for (var n = 0; n < width; n++) parameters[n].Value = values[n] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static string Create(Segment segment, string flag, string day) =>
        $"create table people (person integer primary key, age_band integer, {string.Join(", ", PeopleColumns(segment).Select(c => $"{c.Column.Name} {(c.Column.Kind == ColumnKind.Flag ? flag : c.Column.Kind == ColumnKind.Day ? day : "integer")}"))});"
        + $"create table emergency_admission (person integer, date {day})";

    // What the questions need, and no more.
    private static List<(Column Column, int Number)> PeopleColumns(Segment segment) => [.. segment.Columns.Select((c, i) => (c, i)).Where(x => x.c.Name is "born" or "sex" or "decile" or "care_home" || x.c.Name.StartsWith("deficit_", StringComparison.Ordinal) || x.c.Name.StartsWith("condition_", StringComparison.Ordinal))];

    private static List<object?> PersonRow(Segment segment, int person) =>
        [person, Export.AgeBand(segment, person), .. PeopleColumns(segment).Select(c => c.Column.Kind == ColumnKind.Day ? (object?)Text((ushort)segment.ValueOf(c.Number, person)) : (int)segment.ValueOf(c.Number, person))];

    private static string? Text(ushort day) => Days.Date(day)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
