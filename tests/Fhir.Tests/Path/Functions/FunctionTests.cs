using Goldthread.Fhir.FhirPath;
using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath.Functions;

/// <summary>One line per rule; the official suite holds many more and is not always at hand.</summary>
public sealed class FunctionTests
{
    [Theory]
    [InlineData("name.where(use = 'official').family", "Smith")]
    [InlineData("name.select(given.first())", "Ada|Addie")]
    [InlineData("name.given.select($index)", "0|1|2")]
    [InlineData("name.exists(use = 'nickname')", "true")]
    [InlineData("name.all(given.exists())", "true")]
    [InlineData("name.all(family.exists())", "false")]
    [InlineData("name.given.first() | name.given.last()", "Ada|Addie")]
    [InlineData("name.given.tail()", "May|Addie")]
    [InlineData("name.given.skip(1).take(1)", "May")]
    [InlineData("name.given.intersect('May' | 'X')", "May")]
    [InlineData("name.given.exclude('May')", "Ada|Addie")]
    [InlineData("name.given.count()", "3")]
    [InlineData("('Ada' | 'May').subsetOf(name.given)", "true")]
    [InlineData("name.given.supersetOf('Zoe')", "false")]
    [InlineData("name.given.isDistinct()", "true")]
    [InlineData("name.given.combine('Ada').distinct().count()", "3")]
    [InlineData("name.given.aggregate($total & $this, '')", "AdaMayAddie")]
    [InlineData("iif(active, 'on', 'off')", "on")]
    [InlineData("name.given.join(', ')", "Ada, May, Addie")]
    [InlineData("name.given.sort(-$this)", "May|Addie|Ada")]
    [InlineData("children().count() > 8", "true")]
    [InlineData("descendants().where($this is Age).count()", "1")]
    [InlineData("extension('http://example.org/b').value", "x")]
    [InlineData("birthDate.hasValue()", "true")]
    [InlineData("birthDate.getValue() is System.Date", "true")]
    [InlineData("birthDate.value is System.Date", "true")]
    [InlineData("gender.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", "true")]
    [InlineData("gender.memberOf('http://example.org/unknown')", "")]
    [InlineData("conformsTo('http://hl7.org/fhir/StructureDefinition/DomainResource')", "true")]
    [InlineData("conformsTo('http://example.org/profile')", "")]
    [InlineData("extension('http://example.org/a').value is Age", "true")]
    [InlineData("extension('http://example.org/a').value is Quantity", "true")]
    [InlineData("extension('http://example.org/a').value is Duration", "false")]
    [InlineData("gender is code and gender is string and (gender is id).not()", "true")]
    [InlineData("gender.type().name & '/' & gender.type().namespace", "code/FHIR")]
    [InlineData("contained.ofType(Organization).name", "Hill Practice")]
    [InlineData("%resource.id & %context.id & %rootResource.id", "p1p1p1")]
    [InlineData("birthDate + 84 years", "2025-03-02")]
    [InlineData("deceased < @2025", "true")]
    [InlineData("deceased < @2024-11-15", "")]
    [InlineData("deceased.highBoundary(8)", "2024-11-30")]
    public void Evaluate_OverAPatient_Gives(string expression, string expected) => Joined(expression, Patient).ShouldBe(expected);

    [Theory]
    [InlineData("@2024-01-31 + 1 month", "2024-02-29")]
    [InlineData("@2024 + 18 months", "2025")]
    [InlineData("@2024-03 - 60 days", "2024-01")]
    [InlineData("@T23:30 + 1 hour", "00:30")]
    [InlineData("@9999-12-31 + 1 day", "")]
    [InlineData("@2024-01-01T00:00:00.000Z + 0.5 seconds", "2024-01-01T00:00:00.500Z")]
    [InlineData("@2024-01-01T10:00:00Z = @2024-01-01T11:00:00+01:00", "true")]
    [InlineData("@2024-01-01T10:00:00Z < @2024-01-03T10:00:00", "true")]
    [InlineData("@2024-01-01T10:00:00Z < @2024-01-01T10:00:01", "")]
    [InlineData("2147483647 + 1", "")]
    [InlineData("1 / 0", "")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1.10.toString()", "1.10")]
    [InlineData("2.power(10)", "1024")]
    [InlineData("(-7).abs() + 7.9.floor() + 7.1.ceiling()", "22")]
    [InlineData("'abc'.substring(1, 1) & 'abc'.upper()", "bABC")]
    [InlineData("'a-b'.replace('-', '+').matches('^a.b$')", "true")]
    [InlineData("'a,b'.split(',').count()", "2")]
    [InlineData("'  x '.trim().length()", "1")]
    [InlineData("'YWJj'.decode('base64')", "abc")]
    [InlineData("'a<b'.escape('html').unescape('html')", "a<b")]
    [InlineData("'yes'.toBoolean() and '12'.toInteger() = 12 and '1.5'.toDecimal() = 1.5", "true")]
    [InlineData("'2015-02-04T14:34'.toDate()", "2015-02-04")]
    [InlineData("'x'.toInteger().empty() and 'x'.convertsToDate().not()", "true")]
    [InlineData("'Straße  ' ~ 'straße '", "true")]
    [InlineData("({} or true) and ({} and false).not()", "true")]
    [InlineData("true xor {}", "")]
    [InlineData("1 is Integer and 1.0 is Decimal and 'a' is System.String", "true")]
    public void Evaluate_WithoutInput_Gives(string expression, string expected) => Joined(expression).ShouldBe(expected);

    [Theory]
    [InlineData("name.single()")]
    [InlineData("name.given + 'x'")]
    [InlineData("name.where(given)")]
    [InlineData("gender > 5")]
    [InlineData("%unknown")]
    [InlineData("birthDate + 1 'cm'")]
    [InlineData("name.length()")]
    [InlineData("(true | 'a').allTrue()")]
    [InlineData("-gender")]
    [InlineData("name.sort()")]
    public void Evaluate_DataThatDoesNotSuit_Throws(string expression) =>
        Should.Throw<FhirPathException>(() => Compiled(expression).Evaluate(Patient));

    [Theory]
    [InlineData("(1).repeat($this + 1)")]
    [InlineData("('a').repeat($this & 'a')")]
    [InlineData("descendants().select(%resource.descendants().select(%resource.descendants().select(%resource.descendants())))")]
    [InlineData("name.aggregate($total.combine($total).combine($this).combine(%context.descendants()), %context.descendants().combine(%context.descendants())).select(%context.descendants().select(%context.descendants().select(%context.descendants())))")]
    [InlineData("('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab').matches('^(a+)+\\\\1$')")]
    public void Evaluate_WithoutEnd_IsStopped(string expression) =>
        Should.Throw<FhirPathException>(() => Compiled(expression).Evaluate(Patient));

    [Fact]
    public void Now_WithinOneEvaluation_IsFixed()
    {
        var context = new FhirPathContext { Time = new Ticking() };

        Texts("now() = now() and today() = @2025-10-03 and timeOfDay() >= @T14:15:00.000", Patient, context).ShouldBe(["true"]);
        Texts("now()", Patient, new FhirPathContext { Time = new Ticking() }).ShouldBe(["2025-10-03T14:15:01.000Z"]);
    }

    [Fact]
    public void Trace_WithProjection_TellsTheContext()
    {
        var seen = new List<string>();
        var context = new FhirPathContext { Trace = (name, nodes) => seen.Add($"{name}: {string.Join(",", nodes.Select(n => n.AsString()))}") };

        Texts("name.trace('names', given).given.trace('given').count()", Patient, context).ShouldBe(["3"]);

        seen.ShouldBe(["names: Ada,May,Addie", "given: Ada,May,Addie"]);
    }

    [Fact]
    public void Variables_FromTheContext_AreKnown()
    {
        var context = new FhirPathContext { Variables = new Dictionary<string, IReadOnlyList<FhirNode>> { ["wanted"] = [FhirNode.From("May")] } };

        Texts("name.given.where($this = %wanted)", Patient, context).ShouldBe(["May"]);
    }

    [Fact]
    public void MemberOf_WithAnAnswerInTheContext_TakesIt()
    {
        var context = new FhirPathContext { MemberOf = (node, url) => url == "http://example.org/vs" ? node.AsString() == "female" : null };

        Texts("gender.memberOf('http://example.org/vs')", Patient, context).ShouldBe(["true"]);
    }

    [Theory]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Hello</p></div>", true)]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>x</script></div>", false)]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\" onclick=\"x\">Hello</div>", false)]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"></div>", false)]
    [InlineData("<p>Hello</p>", false)]
    [InlineData("<div", false)]
    public void HtmlChecks_Narrative_AllowsOnlyWhatFhirAllows(string html, bool expected)
    {
        var patient = Node($$"""{"resourceType":"Patient","text":{"div":{{System.Text.Json.JsonSerializer.Serialize(html)}} } }""");

        Compiled("text.div.htmlChecks()").Test(patient).ShouldBe(expected);
    }

    /// <summary>A clock that never says the same twice.</summary>
    private sealed class Ticking : TimeProvider
    {
        private DateTimeOffset _now = new(2025, 10, 3, 14, 15, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);
    }
}
