# syntax=docker/dockerfile:1

# The three faces.
FROM node:20-bookworm-slim AS faces
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

# One static binary with the faces inside.
FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY app/ app/
COPY internal/ internal/
COPY migrations/ migrations/
COPY docs/schema/ docs/schema/
COPY frontend/embed.go frontend/
COPY --from=faces /src/frontend/dist frontend/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/parley ./app \
 && mkdir -p /out/data

# Nothing but the binary and the authorities it trusts when it calls others
# (a database, a mail server), run by nobody in particular.
FROM scratch
COPY --from=binary /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=binary /out/parley /parley
COPY --from=binary --chown=65532:65532 /out/data /data
COPY --from=binary --chown=65532:65532 /out/data /tmp
ENV PARLEY_ADDR=0.0.0.0:8080 PARLEY_DATA=/data
EXPOSE 8080
VOLUME /data
USER 65532:65532
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["/parley", "healthy"]
ENTRYPOINT ["/parley"]
CMD ["serve"]
