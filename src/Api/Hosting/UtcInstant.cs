using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Api.Hosting;

/// <summary>Instants go out in UTC with a <c>Z</c>, as RFC 3339 writes it.</summary>
internal sealed class UtcInstant : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
}
