using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Tests.FhirPath;

/// <summary>One case of HL7's suite and how it went.</summary>
internal sealed record SuiteResult(string Name, string Expression, SuiteVerdict Verdict, string Reason);

internal enum SuiteVerdict
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>Reads and runs HL7's FHIRPath suite for R4. https://github.com/HL7/FHIRPath/tree/master/tests/r4</summary>
internal sealed class OfficialSuite(string shared)
{
    /// <summary>The suite names XML files; these are the same examples in JSON.</summary>
    private static readonly Dictionary<string, string> Inputs = new(StringComparer.Ordinal)
    {
        ["patient-example.xml"] = "Patient-example.json",
        ["observation-example.xml"] = "Observation-example.json",
        ["questionnaire-example.xml"] = "Questionnaire-3141.json",
        ["appointment-examplereq.json"] = "Appointment-examplereq.json",
    };

    private readonly Dictionary<string, JsonDocument> _documents = new(StringComparer.Ordinal);

    public static string FileOf(string shared) => Path.Combine(shared, "suites", "fhirpath-tests-r4.xml");

    public IEnumerable<SuiteResult> Run()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var root = XDocument.Load(FileOf(shared), LoadOptions.PreserveWhitespace).Root!;
        foreach (var group in root.Elements("group"))
        {
            foreach (var test in group.Elements("test"))
            {
                // Names are not unique: the second of a name gets "#2".
                var name = $"{group.Attribute("name")!.Value}/{test.Attribute("name")!.Value}";
                seen[name] = seen.GetValueOrDefault(name) + 1;
                yield return Run(seen[name] == 1 ? name : $"{name}#{seen[name]}", test);
            }
        }
    }

    private SuiteResult Run(string name, XElement test)
    {
        var expression = test.Element("expression")!;
        SuiteResult Result(SuiteVerdict verdict, string reason = "") => new(name, expression.Value, verdict, reason);

        var input = default(FhirNode);
        if (test.Attribute("inputfile")?.Value is { Length: > 0 } file)
        {
            if (!Inputs.TryGetValue(file, out var json))
            {
                return Result(SuiteVerdict.Skipped, $"input {file} is not to be had");
            }

            input = FhirNode.Of(Document(json));
        }

        var invalid = expression.Attribute("invalid")?.Value;
        var compiled = FhirPathExpression.Compile(expression.Value);
        if (!compiled.Succeeded)
        {
            return invalid is null ? Result(SuiteVerdict.Failed, "does not compile: " + compiled.Fault) : Result(SuiteVerdict.Passed);
        }

        if (invalid == "syntax")
        {
            return Result(SuiteVerdict.Failed, "compiles, though it is not well formed");
        }

        // What the suite calls semantic errors are found without data, before evaluation.
        if ((invalid == "semantic" || test.Attribute("mode")?.Value == "strict") && compiled.Value.Check(input.TypeName) is { Count: > 0 })
        {
            return invalid is null ? Result(SuiteVerdict.Failed, "fails the strict check") : Result(SuiteVerdict.Passed);
        }

        var outcome = compiled.Value.TryEvaluate(input);
        if (!outcome.Succeeded)
        {
            return invalid is null ? Result(SuiteVerdict.Failed, "fails: " + outcome.Fault.Message) : Result(SuiteVerdict.Passed);
        }

        var actual = outcome.Value;
        if (invalid is not null)
        {
            return Result(SuiteVerdict.Failed, $"gives {Show(actual)} where an error is expected");
        }

        if (test.Attribute("predicate")?.Value == "true")
        {
            actual = compiled.Value.Test(input) is { } truth ? [FhirNode.From(truth)] : [];
        }

        var expected = test.Elements("output").Select(o => (Type: o.Attribute("type")?.Value, Text: o.Value)).ToArray();
        var inOrder = test.Attribute("ordered")?.Value != "false";
        return Same(actual, expected, inOrder)
            ? Result(SuiteVerdict.Passed)
            : Result(SuiteVerdict.Failed, $"gives {Show(actual)}, expected {(expected.Length == 0 ? "nothing" : string.Join("; ", expected.Select(e => $"{e.Type}:{e.Text}")))}");
    }

    private static bool Same(FhirNode[] actual, (string? Type, string Text)[] expected, bool inOrder)
    {
        if (actual.Length != expected.Length)
        {
            return false;
        }

        var left = expected.ToList();
        foreach (var node in actual)
        {
            var index = inOrder ? 0 : left.FindIndex(e => Same(node, e));
            if (index < 0 || !Same(node, left[index]))
            {
                return false;
            }

            left.RemoveAt(index);
        }

        return true;
    }

    private static bool Same(FhirNode actual, (string? Type, string Text) expected)
    {
        var type = actual.TypeName.StartsWith("System.", StringComparison.Ordinal) ? actual.TypeName[7..] : actual.TypeName;
        if (expected.Type is { } wanted && !string.Equals(type, wanted, StringComparison.OrdinalIgnoreCase)
            && !(wanted == "decimal" && type == "Decimal"))
        {
            return false;
        }

        var text = expected.Text.StartsWith("@T", StringComparison.Ordinal) ? expected.Text[2..] : expected.Text.TrimStart('@');
        return expected.Type == "decimal"
            ? actual.AsDecimal() == decimal.Parse(text, CultureInfo.InvariantCulture)
            : actual.AsString() == text;
    }

    private static string Show(FhirNode[] nodes) =>
        nodes.Length == 0 ? "nothing" : string.Join("; ", nodes.Select(n => $"{n.TypeName}:{Cut(n.ToString())}"));

    private static string Cut(string text) => text.Length > 80 ? text[..80] + "..." : text;

    private JsonElement Document(string file)
    {
        if (!_documents.TryGetValue(file, out var document))
        {
            document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(shared, "data", "fhir", "hl7-r4-examples", file)));
            _documents.Add(file, document);
        }

        return document.RootElement;
    }
}
