using System.Net;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Subscriptions;

namespace Goldthread.Fhir.Tests.Subscriptions;

/// <summary>What cannot be done is refused when it is sent, and the element is named.</summary>
public sealed class SubscriptionPlanTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private const string Endpoint = "https://example.org/hook";

    [Theory]
    [InlineData("criteria", "Observations?code=1", "Subscription.criteria")]
    [InlineData("criteria", "Observation?shoe-size=9", "Subscription.criteria")]
    [InlineData("criteria", "Observation?code=1&_sort=date", "Subscription.criteria")]
    [InlineData("criteria", "Observation?date=yesterday", "Subscription.criteria")]
    [InlineData("criteria", "http://example.org/topic", "Subscription.criteria")]
    [InlineData("channel.type", "websocket", "Subscription.channel.type")]
    [InlineData("channel.endpoint", "http://example.org/hook", "Subscription.channel.endpoint")]
    [InlineData("channel.endpoint", "https://10.0.0.8/hook", "Subscription.channel.endpoint")]
    [InlineData("channel.endpoint", "https://169.254.169.254/latest", "Subscription.channel.endpoint")]
    [InlineData("channel.endpoint", "https://[fd00::1]/hook", "Subscription.channel.endpoint")]
    [InlineData("channel.endpoint", "https://[::ffff:192.168.1.1]/hook", "Subscription.channel.endpoint")]
    [InlineData("channel.endpoint", "https://me:secret@example.org/hook", "Subscription.channel.endpoint")]
    [InlineData("channel.endpoint", "ftp://example.org/hook", "Subscription.channel.endpoint")]
    [InlineData("channel.payload", "text/plain", "Subscription.channel.payload")]
    [InlineData("channel.header", "Host: other", "Subscription.channel.header[0]")]
    [InlineData("channel.header", "no colon", "Subscription.channel.header[0]")]
    [InlineData("channel.extension", "0", "Subscription.channel.extension")]
    public async Task Subscription_ThatCannotBeServed_IsRefusedByElement(string element, string value, string path)
    {
        var json = JsonNode.Parse(Asking.With(Asking.Search(Endpoint, "Observation?code=1", "application/fhir+json"), "backport-timeout", 5))!;
        var owner = element.StartsWith("channel.", StringComparison.Ordinal) ? json["channel"]! : json;
        switch (element)
        {
            case "channel.header":
                owner["header"] = new JsonArray(value);
                break;
            case "channel.extension":
                owner["extension"]![0]!["valueUnsignedInt"] = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
            default:
                owner[element[(element.IndexOf('.', StringComparison.Ordinal) + 1)..]] = value;
                break;
        }

        var answer = await world.System.Post("Subscription", json.ToJsonString());

        answer.Status.ShouldBe(400, answer.Text);
        answer.FaultPaths.ShouldBe([path]);
        answer.Text.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("", "Subscription.criteria.extension[0]")]
    [InlineData("code=1", "Subscription.criteria.extension[0]")]
    [InlineData("Observation?shoe-size=9", "Subscription.criteria.extension[0]")]
    public async Task TopicFilter_ThatSaysNoType_IsRefused(string filter, string path)
    {
        var answer = await world.System.Post("Subscription", Asking.Topic(Endpoint, "empty", Asking.Changed, filter.Length == 0 ? "?" : filter));

        answer.Status.ShouldBe(400, answer.Text);
        answer.FaultPaths.ShouldBe([path]);
    }

    [Fact]
    public async Task Off_IsKeptWhateverItAsks() =>
        (await world.System.Post("Subscription", Asking.Search("http://example.org", "Observation?shoe-size=9").Replace("requested", "off", StringComparison.Ordinal))).Status.ShouldBe(201);

    [Theory]
    [InlineData("8.8.8.8", true, true, true)]
    [InlineData("127.0.0.1", false, true, true)]
    [InlineData("::1", false, true, true)]
    [InlineData("10.1.2.3", false, false, true)]
    [InlineData("172.20.0.1", false, false, true)]
    [InlineData("100.64.0.1", false, false, true)]
    [InlineData("169.254.169.254", false, false, true)]
    [InlineData("::ffff:10.1.2.3", false, false, true)]
    [InlineData("fe80::1", false, false, true)]
    [InlineData("0.0.0.0", false, false, false)]
    [InlineData("224.0.0.1", false, false, false)]
    [InlineData("2a00:1450:4009:80b::200e", true, true, true)]
    public void Address_ByRule_IsCalledOrNot(string address, bool strict, bool loopback, bool everything)
    {
        var ip = IPAddress.Parse(address);

        new EndpointRules(new SubscriptionSettings(null, false, false)).Allows(ip).ShouldBe(strict);
        new EndpointRules(new SubscriptionSettings(null, true, false)).Allows(ip).ShouldBe(loopback);
        new EndpointRules(new SubscriptionSettings(null, true, true)).Allows(ip).ShouldBe(everything);
    }
}
