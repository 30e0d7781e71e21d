using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Smart;

/// <summary>The key that signs the tokens we give to systems: P-384, made when it is first needed, kept encrypted beside the other keys.</summary>
internal sealed class ServerKey(SmartSettings settings, IDataProtectionProvider protection) : IDisposable
{
    public const string Algorithm = SecurityAlgorithms.EcdsaSha384;
    private const string FileName = "token-signing.key";

    private readonly Lock _making = new();
    private ECDsa? _key;
    private ECDsaSecurityKey? _security;

    public SigningCredentials Credentials => new(Key, Algorithm);

    public ECDsaSecurityKey Key
    {
        get
        {
            lock (_making)
            {
                return _security ??= Open();
            }
        }
    }

    /// <summary>The public half, as a JWK set tells it.</summary>
    public object PublicSet()
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(Key);
        return new { keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = Key.KeyId, use = "sig", alg = "ES384" } } };
    }

    public void Dispose() => _key?.Dispose();

    private ECDsaSecurityKey Open()
    {
        var protector = protection.CreateProtector("Goldthread.Smart.SigningKey.1");
        var path = Path.Combine(settings.KeyFolder, FileName);
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            var own = path + "." + Environment.ProcessId;
            File.WriteAllBytes(own, protector.Protect(made.ExportPkcs8PrivateKey()));
            try
            {
                File.Move(own, path, overwrite: false);
            }
            catch (IOException)
            {
                // Another server was first; its key is the one.
                File.Delete(own);
            }
        }

        _key = ECDsa.Create();
        _key.ImportPkcs8PrivateKey(protector.Unprotect(File.ReadAllBytes(path)), out _);
        var security = new ECDsaSecurityKey(_key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        return security;
    }
}
