using System.Net.Http.Headers;
using System.Text;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Formats of answers and bodies, and Binaries as bytes.</summary>
public sealed class FormatsTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Theory]
    [InlineData("", "application/fhir+xml", 200, "xml")]
    [InlineData("", "application/xml", 200, "xml")]
    [InlineData("", "text/xml, application/fhir+json;q=0.5", 200, "xml")]
    [InlineData("", "application/fhir+xml;q=0.4, application/fhir+json;q=0.5", 200, "json")]
    [InlineData("", "application/fhir+json; fhirVersion=4.0", 200, "json")]
    [InlineData("", "application/fhir+json; fhirVersion=3.0", 406, "json")]
    [InlineData("", "text/html, */*;q=0.1", 200, "json")]
    [InlineData("", "text/html", 406, "json")]
    [InlineData("?_format=xml", "application/fhir+json", 200, "xml")]
    [InlineData("?_format=application/fhir%2Bxml", null, 200, "xml")]
    [InlineData("?_format=application/fhir+xml", null, 200, "xml")]
    [InlineData("?_format=json", "text/html", 200, "json")]
    [InlineData("?_format=turtle", null, 406, "json")]
    public async Task Read_ByFormat_AnswersInIt(string query, string? accept, int status, string format)
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","active":true}""");

        var answer = accept is null ? await Fhir.Get($"Patient/{id}{query}") : await Fhir.Get($"Patient/{id}{query}", ("Accept", accept));

        answer.Status.ShouldBe(status);
        answer.ContentHeaders.ContentType!.MediaType.ShouldBe($"application/fhir+{format}");
        answer.Text.ShouldStartWith(format == "xml" ? "<?xml" : "{");
    }

    [Fact]
    public async Task Pretty_Answers_HaveLines()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","active":true}""");

        (await Fhir.Get($"Patient/{id}?_pretty=true")).Text.ShouldContain("\n  \"active\": true");
        (await Fhir.Get($"Patient/{id}?_pretty=true&_format=xml")).Text.ShouldContain("\n  <active value=\"true\" />");
        (await Fhir.Get($"Patient/{id}?_pretty=false")).Text.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Xml_InEveryInteraction_IsTakenAndGiven()
    {
        var created = await Send(HttpMethod.Post, "Patient", "<Patient xmlns='http://hl7.org/fhir'><name><family value='Xml'/></name></Patient>", "application/fhir+xml", ("Accept", "application/fhir+xml"));
        var id = created.Headers.Location!.ToString().Split("/Patient/")[1].Split('/')[0];
        var search = await Fhir.Get($"Patient?_id={id}", ("Accept", "application/fhir+xml"));
        var bad = await Send(HttpMethod.Post, "Patient", "<Patient xmlns='http://hl7.org/fhir'><gender value='no'/></Patient>", "application/fhir+xml", ("Accept", "application/fhir+xml"));
        var broken = await Send(HttpMethod.Post, "Patient", "<Patient", "application/fhir+xml");
        var metadata = await Fhir.Get("metadata", ("Accept", "application/fhir+xml"));

        created.Status.ShouldBe(201);
        created.Text.ShouldContain("<family value=\"Xml\" />");
        search.Text.ShouldContain("<total value=\"1\" />");
        bad.Status.ShouldBe(400);
        bad.Text.ShouldContain("<expression value=\"Patient.gender\" />");
        broken.Status.ShouldBe(400);
        metadata.Text.ShouldContain("<CapabilityStatement");
        (await Fhir.Get($"Patient/{id}")).Body["name"]![0]!["family"]!.ToString().ShouldBe("Xml");
    }

    [Fact]
    public async Task Binary_SentAsBytes_ComesBackAsBytes()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        var sent = new byte[] { 0, 1, 2, 0xff, (byte)'<' };
        using var content = new ByteArrayContent(sent);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");

        var created = await Fhir.Send(HttpMethod.Post, "Binary", content, ("X-Security-Context", $"Patient/{patient}"), ("Accept", "application/fhir+json"));
        var raw = await Fhir.Get($"Binary/{created.Id}", ("Accept", "image/*"));
        var bare = await Fhir.Get($"Binary/{created.Id}");
        var resource = await Fhir.Get($"Binary/{created.Id}", ("Accept", "application/fhir+json"));
        var other = await Fhir.Get($"Binary/{created.Id}", ("Accept", "application/pdf"));

        created.Status.ShouldBe(201, created.Text);
        raw.Status.ShouldBe(200);
        raw.Bytes.ShouldBe(sent);
        raw.ContentHeaders.ContentType!.MediaType.ShouldBe("image/png");
        raw.Headers.GetValues("X-Security-Context").ShouldBe([$"Patient/{patient}"]);
        raw.ContentHeaders.ContentDisposition!.DispositionType.ShouldBe("attachment");
        bare.Bytes.ShouldBe(sent);
        resource.Body["data"]!.ToString().ShouldBe(Convert.ToBase64String(sent));
        resource.Body["securityContext"]!["reference"]!.ToString().ShouldBe($"Patient/{patient}");
        other.Status.ShouldBe(406);
        (await Fhir.Get($"Patient/{patient}/$everything")).Entries.ShouldContain($"Binary/{created.Id}");
    }

    [Fact]
    public async Task Binary_OfAPersonOutOfSight_IsNotThere()
    {
        var gp = await world.World.Professional("Y01");
        var own = await gp.Add("""{"resourceType":"Patient"}""");
        var hidden = await Fhir.Add("""{"resourceType":"Patient"}""");

        var created = await Bytes(gp, own);

        created.Status.ShouldBe(201, created.Text);
        (await Bytes(gp, hidden)).Status.ShouldBe(404);
        var stranger = await world.World.Professional("Y02");
        (await stranger.Get($"Binary/{created.Id}")).Status.ShouldBe(404);
        (await gp.Get($"Binary/{created.Id}")).Text.ShouldBe("hello");
    }

    private static async Task<FhirAnswer> Bytes(FhirClient client, string patient)
    {
        using var content = new StringContent("hello", Encoding.UTF8, "text/plain");
        return await client.Send(HttpMethod.Post, "Binary", content, ("X-Security-Context", $"Patient/{patient}"), ("Accept", "application/fhir+json"));
    }

    private async Task<FhirAnswer> Send(HttpMethod method, string address, string body, string type, params (string, string)[] headers)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await Fhir.Send(method, address, content, headers);
    }
}
