using Microsoft.Extensions.Configuration;

namespace Goldthread.Record.Smart;

/// <summary>Settings under <c>Goldthread:Smart</c>, and where our own key lies.</summary>
/// <param name="KeyFolder">The folder in which the key that signs our tokens is made and kept; servers of one place share it.</param>
/// <param name="Issuers">Authorities whose access tokens for people are taken: <c>Issuers:N</c>. The first is the one that applications are sent to.</param>
/// <param name="PublicAddress">Our address as clients see it; null takes it from each request.</param>
public sealed record SmartSettings(string KeyFolder, IReadOnlyList<string> Issuers, string? PublicAddress)
{
    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">An issuer is not reached over TLS; the message names it.</exception>
    public static SmartSettings Read(IConfiguration configuration, string keyFolder) => new(
        keyFolder,
        [.. configuration.GetSection("Goldthread:Smart:Issuers").GetChildren().Select(s => Issuer(s.Path, s.Value))],
        configuration["Goldthread:PublicAddress"]?.TrimEnd('/') is { Length: > 0 } address ? address : null);

    private static string Issuer(string path, string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? value!.TrimEnd('/')
            : throw new InvalidOperationException($"{path} must be an address that begins with https.");
}
