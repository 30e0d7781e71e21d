using System.Globalization;
using System.Text.Json;

namespace Goldthread.Host.Tests.Commands;

/// <summary>Records to load, and what an export says is there.</summary>
internal static class MadeRecords
{
    public static string Patient(string id) => $$"""{"resourceType":"Patient","id":"{{id}}","name":[{"family":"Made {{id}}"}]}""";

    public static string Observation(string? id, string patient, string value) => $$$"""
        {"resourceType":"Observation"{{{(id is null ? "" : $",\"id\":\"{id}\"")}}},"status":"final","code":{"text":"Made"},"subject":{"reference":"Patient/{{{patient}}}"},"valueString":"{{{value}}}"}
        """;

    /// <summary>A file of lines: people and what was observed of them; the ids of all.</summary>
    public static List<string> WriteLines(string file, int people, int observations)
    {
        var lines = new List<string>();
        var ids = new List<string>();
        for (var p = 0; p < people; p++)
        {
            var id = "p" + Number(p);
            lines.Add(Patient(id));
            ids.Add("Patient/" + id);
            for (var o = 0; o < observations; o++)
            {
                lines.Add(Observation($"{id}-{Number(o)}", id, $"{id} {o}"));
                ids.Add($"Observation/{id}-{Number(o)}");
            }
        }

        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, lines);
        return ids;
    }

    /// <summary>Transactions of one person each, with the ids of each.</summary>
    public static List<List<string>> WriteTransactions(string folder, int count, int entries)
    {
        var all = new List<List<string>>();
        System.IO.Directory.CreateDirectory(folder);
        for (var t = 0; t < count; t++)
        {
            var person = "t" + Number(t);
            var parts = new List<string> { $$"""{"resource":{{Patient(person)}},"request":{"method":"PUT","url":"Patient/{{person}}"} }""" };
            var ids = new List<string> { "Patient/" + person };
            for (var o = 0; o < entries; o++)
            {
                var id = $"{person}-{Number(o)}";
                parts.Add($$"""{"resource":{{Observation(id, person, id)}},"request":{"method":"PUT","url":"Observation/{{id}}"} }""");
                ids.Add("Observation/" + id);
            }

            File.WriteAllText(Path.Combine(folder, person + ".json"), $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(",", parts)}}]}""");
            all.Add(ids);
        }

        return all;
    }

    /// <summary>What a store holds, by an export of it: each resource's text by its type and id. Fails when one is there twice.</summary>
    public static async Task<Dictionary<string, JsonElement>> Held(string data, string exportTo)
    {
        (await GoldthreadProcess.Run("export", "--data", data, "--to", exportTo)).Exit.ShouldBe(0);
        var held = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in System.IO.Directory.GetFiles(exportTo).SelectMany(File.ReadLines))
        {
            var resource = JsonDocument.Parse(line).RootElement;
            held.Add($"{resource.GetProperty("resourceType").GetString()}/{resource.GetProperty("id").GetString()}", resource);
        }

        return held;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
