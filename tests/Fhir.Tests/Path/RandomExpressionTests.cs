using System.Text;
using Goldthread.Fhir.FhirPath;
using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath;

/// <summary>Whatever is asked: a fault, a result, or the one documented exception.</summary>
public sealed class RandomExpressionTests
{
    private static readonly string[] Terms =
    [
        "name", "Patient", "Observation.value", "birthDate", "given", "value", "component", "extension", "active", "$this", "$index", "$total", "%resource", "%context", "%ucum",
        "{}", "true", "false", "1", "0", "2.50", "-3", "'a'", "''", "'2015-02'", "@2015", "@2015-02-04T14:34:28Z", "@T10:30", "4 days", "3 'mg'", "1 'kg/m2'", "2147483647",
        "79228162514264337593543950335.0", "(1|2|3)", "('a'|1|true)", "`given`", "telecom.value", "deceased", "contained", "generalPractitioner",
    ];

    private static readonly string[] Operators =
        ["+", "-", "*", "/", "div", "mod", "&", "|", "<", ">", "<=", ">=", "=", "!=", "~", "!~", "in", "contains", "and", "or", "xor", "implies"];

    private static readonly string[] Types = ["Patient", "string", "System.Integer", "Quantity", "FHIR.code", "Boolean", "Element", "System.Any"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Compile_WellFormedAtRandom_GivesAResultOrTheDocumentedException(int seed)
    {
        var random = new Random(seed);
        var compiled = 0;
        for (var i = 0; i < 1500; i++)
        {
            compiled += Run(Expression(random, 4)) ? 1 : 0;
        }

        compiled.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Compile_DamagedAtRandom_GivesAFaultOrTheDocumentedException(int seed)
    {
        const string Noise = "()[]{}.,+-*/&|<>=~'`\"@%$T0129aZ:\\\n \u00e9\ud800";
        var random = new Random(seed);
        for (var i = 0; i < 3000; i++)
        {
            var text = new StringBuilder(Expression(random, 3));
            for (var damage = random.Next(1, 5); damage > 0 && text.Length > 0; damage--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Noise[random.Next(Noise.Length)]),
                    _ => text.Replace(text[at], Noise[random.Next(Noise.Length)], at, 1),
                };
            }

            Run(text.ToString());
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Evaluate_JsonOfOddShape_GivesAResultOrTheDocumentedException(int seed)
    {
        var random = new Random(seed);
        string[] values = ["null", "1", "1e400", "\"\\ud800\"", "\"x\"", "true", "[]", "{}", "[null,1,[2]]", "{\"value\":\"v\"}", "[{\"given\":5}]", "-0.0", "{\"reference\":7}", "{\"resourceType\":3}"];
        string[] names = ["name", "_name", "birthDate", "_birthDate", "deceasedBoolean", "_deceasedDateTime", "extension", "contained", "generalPractitioner", "active", "\\ud800", "telecom", "id"];
        for (var i = 0; i < 500; i++)
        {
            var members = names.Where(_ => random.Next(2) == 0).Select(n => $"\"{n}\":{values[random.Next(values.Length)]}");
            var node = Node($"{{\"resourceType\":\"Patient\"{string.Concat(members.Select(m => "," + m))}}}");
            Run(Expression(random, 3), node);
            Run("descendants().select($this ~ $this and $this = $this) | descendants().distinct().count() | generalPractitioner.resolve()", node);
            Run("name | birthDate.toString() | deceased | contained.id | birthDate < today() | children().children().toString()", node);
        }
    }

    private static bool Run(string text, FhirNode? input = null)
    {
        var outcome = FhirPathExpression.Compile(text);
        if (!outcome.Succeeded)
        {
            outcome.Fault.Path.ShouldNotBeNull().ShouldStartWith("character ");
            return false;
        }

        foreach (var node in input is { } one ? [one] : new[] { Patient, Observation, default })
        {
            try
            {
                foreach (var result in outcome.Value.Evaluate(node))
                {
                    _ = result.ToString() + result.AsBoolean() + result.AsDecimal() + result.AsDateTime() + result.AsQuantity() + result.TypeName;
                }
            }
            catch (FhirPathException)
            {
                // The documented one.
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{text} over {node.TypeName}: {e.Message}", e);
            }
        }

        _ = outcome.Value.Check("Patient");
        return true;
    }

    private static string Expression(Random random, int depth)
    {
        if (depth == 0)
        {
            return Terms[random.Next(Terms.Length)];
        }

        return random.Next(8) switch
        {
            0 => Terms[random.Next(Terms.Length)],
            1 => $"({Expression(random, depth - 1)})",
            2 => $"{Expression(random, depth - 1)} {Operators[random.Next(Operators.Length)]} {Expression(random, depth - 1)}",
            3 => $"({Expression(random, depth - 1)}) {(random.Next(2) == 0 ? "is" : "as")} {Types[random.Next(Types.Length)]}",
            4 => $"({Expression(random, depth - 1)})[{random.Next(3)}]",
            5 => $"-({Expression(random, depth - 1)})",
            _ => $"({Expression(random, depth - 1)}).{Call(random, depth - 1)}",
        };
    }

    private static string Call(Random random, int depth)
    {
        var functions = Goldthread.Fhir.FhirPath.Functions.FunctionTable.All.Values;
        var function = functions[random.Next(functions.Length)];
        var count = random.Next(function.Fewest, Math.Min(function.Most, function.Fewest + 2) + 1);
        var arguments = Enumerable.Range(0, count).Select(_ => function.Name is "is" or "as" or "ofType" or "getReferenceKey" ? Types[random.Next(Types.Length)] : Expression(random, depth / 2));
        return $"{function.Name}({string.Join(", ", arguments)})";
    }
}
