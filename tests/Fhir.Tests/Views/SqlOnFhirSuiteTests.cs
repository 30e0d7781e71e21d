using System.Text.Json;
using Goldthread.Fhir.Views;
using Xunit.Abstractions;

namespace Goldthread.Fhir.Tests.Views;

/// <summary>The published cases of SQL on FHIR, as far as they are in the shared folder. https://github.com/FHIR/sql-on-fhir-v2</summary>
public sealed class SqlOnFhirSuiteTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared"), "suites", "sql-on-fhir");

    [SkippableFact]
    public void OfficialSuite_EveryCase_GivesTheRowsExpected()
    {
        Skip.IfNot(System.IO.Directory.Exists(Folder), "The SQL on FHIR suite is not in the shared folder.");
        var failures = new List<string>();
        var passed = 0;
        foreach (var file in System.IO.Directory.EnumerateFiles(Folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var suite = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var test in suite.RootElement.GetProperty("tests").EnumerateArray())
            {
                if (Failure(test, suite.RootElement.GetProperty("resources")) is { } reason)
                {
                    failures.Add($"{Path.GetFileName(file)}: {test.GetProperty("title")}: {reason}");
                }
                else
                {
                    passed++;
                }
            }
        }

        output.WriteLine($"Published suite SQL on FHIR: {passed} of {passed + failures.Count} cases hold (docs/fhir/sql-on-fhir.md)");
        failures.ForEach(output.WriteLine);
        passed.ShouldBeGreaterThan(60);
        failures.ShouldBeEmpty();
    }

    private static string? Failure(JsonElement test, JsonElement resources)
    {
        var expectsError = test.TryGetProperty("expectError", out var error) && error.GetBoolean();
        var view = View.Compile(test.GetProperty("view"));
        var rows = view.Succeeded ? Rows(view.Value, resources) : (Json: null, Fault: view.Fault.ToString());
        if (rows.Fault is not null || expectsError)
        {
            return rows.Fault is null ? "no error where one is expected" : expectsError ? null : rows.Fault;
        }

        using var got = JsonDocument.Parse(rows.Json!);
        if (test.TryGetProperty("expectColumns", out var columns)
            && !view.Value.Columns.Select(c => c.Name).SequenceEqual(columns.EnumerateArray().Select(c => c.GetString())))
        {
            return "the columns are " + string.Join(", ", view.Value.Columns.Select(c => c.Name));
        }

        if (test.TryGetProperty("expectCount", out var count) && got.RootElement.GetArrayLength() != count.GetInt32())
        {
            return $"{got.RootElement.GetArrayLength()} rows";
        }

        return !test.TryGetProperty("expect", out var expect) || Same(expect, got.RootElement) ? null : "rows are " + rows.Json;
    }

    /// <summary>The same rows, in any order.</summary>
    private static bool Same(JsonElement expected, JsonElement got)
    {
        var left = got.EnumerateArray().ToList();
        foreach (var row in expected.EnumerateArray())
        {
            if (left.FindIndex(r => JsonElement.DeepEquals(r, row)) is not (>= 0 and var at))
            {
                return false;
            }

            left.RemoveAt(at);
        }

        return left.Count == 0;
    }

    private static (string? Json, string? Fault) Rows(View view, JsonElement resources)
    {
        var writer = new RowWriter(view, ViewFormat.Json, header: true, long.MaxValue);
        writer.Start();
        foreach (var resource in resources.EnumerateArray())
        {
            var rows = new List<ViewCell[]>();
            if (view.AddRows(resource, rows, TimeProvider.System) is { } fault)
            {
                return (null, fault.ToString());
            }

            writer.Add(rows);
        }

        writer.End();
        return (System.Text.Encoding.UTF8.GetString(writer.Take()), null);
    }
}
