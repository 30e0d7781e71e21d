using System.Globalization;
using System.Text.Json;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Queues;

/// <summary>Reads queues: CSV with the columns model, lambda, mu, c, and K, cv2 and patience where they are needed; or JSON with the fields model, arrivals, service, servers, places, cv2, patience, one object or a list.</summary>
public static class QueueReader
{
    /// <summary>The queues of a CSV file. A model may carry its variation, as "M/G/1 cv2=0.5".</summary>
    public static Outcome<IReadOnlyList<QueueCase>> Csv(string text)
    {
        using var reader = new StringReader(text);
        var rows = CsvRows.Read(reader).ToList();
        if (rows.Count < 2) return new Fault(FaultKind.Invalid, "holds no queues.");
        var (names, faults, read) = (rows[0].Fields.Select(f => f.TrimStart('\uFEFF')).ToList(), new List<Fault>(), new List<QueueCase>());
        foreach (var (line, fields) in rows.Skip(1))
        {
            double? Number(string name, bool needed = false)
            {
                var at = names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
                var field = at >= 0 && at < fields.Count ? fields[at] : "";
                if (field.Length == 0 && !needed) return null;
                if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
                faults.Add(new Fault(FaultKind.Invalid, field.Length == 0 ? "is needed." : $"is \"{field}\", which is no number.", $"line {line}: {name}"));
                return null;
            }

            var model = names.FindIndex(n => n.Equals("model", StringComparison.OrdinalIgnoreCase)) is var m and >= 0 && m < fields.Count ? fields[m] : "";
            var (kind, variation) = model.Split(" cv2=") is [var name, var cv2] && double.TryParse(cv2, NumberStyles.Float, CultureInfo.InvariantCulture, out var said) ? (name, said) : (model, (double?)null);
            read.Add(new(kind, Number("lambda", needed: true) ?? double.NaN, Number("mu", needed: true) ?? double.NaN, (int)(Number("c") ?? 1), (int?)Number("K"), Number("patience"), variation ?? Number("cv2") ?? 1));
        }

        return faults.Count > 0 ? faults.Take(20).ToArray() : read;
    }

    /// <summary>The queues of a JSON file.</summary>
    public static Outcome<IReadOnlyList<QueueCase>> Json(string text)
    {
        var root = Fields.Parse(text);
        if (!root.Succeeded) return root.Faults.ToArray();
        var (faults, read) = (new List<Fault>(), new List<QueueCase>());
        var elements = root.Value.ValueKind == JsonValueKind.Array ? root.Value.EnumerateArray().Select((e, i) => (e, $"[{i}]")).ToList() : [(root.Value, "")];
        foreach (var (element, path) in elements)
        {
            var fields = new Fields(element, path, faults);
            var model = fields.Text("model") ?? Usual(fields.Has("places"), fields.Has("patience"), fields.Has("cv2"), 1);
            read.Add(new(model, fields.Number("arrivals"), fields.Number("service"), fields.Whole("servers", 1, int.MinValue, int.MaxValue), fields.Has("places") ? fields.Whole("places", null, 0, int.MaxValue) : null, fields.Has("patience") ? fields.Number("patience") : null, fields.Number("cv2", 1)));
            fields.NoOthers();
        }

        return faults.Count > 0 ? faults.ToArray() : read;
    }

    /// <summary>The model that fits what was said, where none was named.</summary>
    public static string Usual(bool hasPlaces, bool hasPatience, bool hasVariation, int servers) => hasPlaces ? "M/M/c/K" : hasPatience ? "M/M/c+M" : hasVariation ? servers == 1 ? "M/G/1" : "M/G/c" : "M/M/c";
}
